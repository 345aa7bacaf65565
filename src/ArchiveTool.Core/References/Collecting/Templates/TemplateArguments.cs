using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>
/// Reads a tag's arguments: words, strings in quotes, and either with a name (<c>src="…"</c>, <c>icon:…</c>,
/// <c>"url=…"</c>). Some themes put commas, <c>::</c> or <c>||</c> between them.
/// </summary>
internal static class TemplateArguments
{
    private const string Quotes = "\"'`";

    /// <summary>The arguments in their order.</summary>
    /// <param name="text">The text that holds the tag.</param>
    /// <param name="range">What stands behind the tag's name.</param>
    /// <param name="byCommas">Whether the tag's own code divides its words at commas.</param>
    public static List<TemplateArgument> Read(string text, TextRange range, bool byCommas)
    {
        var arguments = new List<TemplateArgument>();
        var at = range.Start;
        while (at < range.End)
        {
            var separator = SeparatorAt(text, at, range.End);
            if (separator > 0)
            {
                at += separator;
                continue;
            }

            at = ReadOne(text, at, range.End, byCommas, arguments);
        }

        return arguments;
    }

    private static int ReadOne(string text, int start, int end, bool byCommas, List<TemplateArgument> arguments)
    {
        var isQuoted = Closing(text, start, end) > 0;
        if (isQuoted)
        {
            var close = Closing(text, start, end);
            var inner = new TextRange(start + 1, close - start - 1);
            var innerName = NameLength(text, inner.Start, inner.End, isQuoted: true);
            arguments.Add(Named(text, inner.Start, innerName, inner));
            return close + 1;
        }

        var name = NameLength(text, start, end, isQuoted: false);
        var from = start + (name == 0 ? 0 : name + 1);
        if (name > 0 && Closing(text, from, end) is var after and > 0)
        {
            arguments.Add(new TemplateArgument(text.Substring(start, name), new TextRange(from + 1, after - from - 1)));
            return after + 1;
        }

        var stop = WordEnd(text, start, end, byCommas);
        var length = text.AsSpan(start, stop - start).TrimEnd(", \t\r\n-").Length;
        arguments.Add(Named(text, start, name < length ? name : 0, new TextRange(start, length)));
        return stop;
    }

    private static TemplateArgument Named(string text, int start, int name, TextRange range) =>
        name == 0
            ? new TemplateArgument("", range)
            : new TemplateArgument(
                text.Substring(start, name),
                new TextRange(range.Start + name + 1, range.Length - name - 1)
            );

    /// <summary>Where the string that starts here closes; 0 where none does.</summary>
    private static int Closing(string text, int at, int end)
    {
        var close =
            at < end && Quotes.Contains(text[at], StringComparison.Ordinal)
                ? text.AsSpan(at + 1, end - at - 1).IndexOf(text[at])
                : -1;
        return close < 0 ? 0 : at + 1 + close;
    }

    private static int WordEnd(string text, int start, int end, bool byCommas)
    {
        var at = start;
        while (at < end && !TextMarks.AsciiWhiteSpace.Contains(text[at]))
        {
            var isCut =
                (
                    text[at] == ','
                    && (byCommas || !IsAddress(text.AsSpan(start, at - start)) || StartsAddress(text, at + 1, end))
                ) || (at > start && SeparatorAt(text, at, end) > 1);
            if (isCut)
            {
                break;
            }

            at++;
        }

        return at;
    }

    /// <summary>The length of what stands between arguments; two colons or bars, as some themes have them, stand in no URL.</summary>
    private static int SeparatorAt(string text, int at, int end) =>
        text[at] == ',' || TextMarks.AsciiWhiteSpace.Contains(text[at]) ? 1
        : at + 1 < end && text[at] is ':' or '|' && text[at + 1] == text[at] ? 2
        : 0;

    private static bool IsAddress(ReadOnlySpan<char> word) =>
        word.Contains("://", StringComparison.Ordinal) || word.StartsWith("/") || word.StartsWith(".");

    private static bool StartsAddress(string text, int at, int end) =>
        at < end && text.AsSpan(at, end - at) is var rest && (rest.StartsWith("http") || rest.StartsWith("/"));

    /// <summary>The length of a name before <c>=</c> or <c>:</c>; 0 if there is none, as before a URL's scheme.</summary>
    private static int NameLength(string text, int start, int end, bool isQuoted)
    {
        var at = start;
        while (at < end && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-'))
        {
            at++;
        }

        if (at == start || at + 1 >= end || !char.IsAsciiLetter(text[start]))
        {
            return 0;
        }

        var isName =
            text[at] == '='
            || (
                !isQuoted
                && text[at] == ':'
                && text[at + 1] != ':'
                && !text.AsSpan(at + 1, end - at - 1).StartsWith("//")
                && text.AsSpan(start, at - start) is not ("data" or "mailto")
            );
        return isName ? at - start : 0;
    }
}
