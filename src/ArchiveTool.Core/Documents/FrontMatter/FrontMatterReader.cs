using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Documents.FrontMatter;

/// <summary>
/// Finds the front matter at the top of a text and hands it to its language's reader. A blank line before it is
/// allowed: feed converters write one.
/// </summary>
internal static class FrontMatterReader
{
    /// <summary>The front matter or null, where the body starts, and what was wrong.</summary>
    public static (FrontMatterBlock? FrontMatter, int BodyStart, Problem? Problem) Read(SourceText source)
    {
        var text = source.Text;
        var start = text.AsSpan().IndexOfAnyExcept(TextMarks.Blank);
        if (start < 0)
        {
            return (null, 0, null);
        }

        if (text[start] == '{')
        {
            return ReadBraces(source, start);
        }

        var (fence, contentStart) = OpeningFence(text, start);
        if (fence.Length == 0 || FindClosingFence(text, contentStart, fence) is not { } close)
        {
            return (null, 0, null);
        }

        var content = new TextRange(contentStart, close.Start - contentStart);
        var range = new TextRange(start, close.End - start);
        var kind = fence[0] switch
        {
            '-' => FrontMatterKind.Yaml,
            '+' => FrontMatterKind.Toml,
            _ => FrontMatterKind.Json,
        };
        var (scalars, problem) = kind switch
        {
            FrontMatterKind.Yaml => YamlScalars.Read(source, content),
            FrontMatterKind.Toml => TomlScalars.Read(source, content),
            _ => JsonScalars.Read(source, content, isMembersOnly: true),
        };
        return (new FrontMatterBlock(kind, range, scalars), close.End, problem);
    }

    internal static Problem Broken(SourceText source, int at, string message)
    {
        var place = source.Locate(new TextRange(Math.Clamp(at, 0, source.Text.Length), 0));
        return new Problem(
            ProblemCode.Input,
            Reason.FrontMatterBroken,
            null,
            $"The front matter is broken and was passed over; the body is done. {message}",
            place.Line,
            place.Column
        );
    }

    private static (FrontMatterBlock?, int, Problem?) ReadBraces(SourceText source, int start)
    {
        var end = JsonScalars.FindEnd(source.Text, start);
        if (end < 0)
        {
            return (null, 0, null);
        }

        var range = new TextRange(start, end - start);
        var (scalars, problem) = JsonScalars.Read(source, range, isMembersOnly: false);

        // Braces may also open a Liquid tag or prose: text that is not JSON belongs to the body.
        return problem is null
            ? (new FrontMatterBlock(FrontMatterKind.Json, range, scalars), end, null)
            : (null, 0, null);
    }

    private static (string Fence, int ContentStart) OpeningFence(string text, int start)
    {
        var mark = text[start];
        if (mark is not ('-' or '+' or ';') || (start > 0 && text[start - 1] is ' ' or '\t'))
        {
            return ("", 0);
        }

        var line = Line(text, start);
        var fence = text.AsSpan(start, line.End - start).TrimEnd(" \t\r\n");
        var isFence = fence.Length >= 3 && fence.IndexOfAnyExcept(mark) < 0;
        return isFence ? (fence.ToString(), line.End) : ("", 0);
    }

    /// <summary>The closing fence's line, its line end included.</summary>
    private static TextRange? FindClosingFence(string text, int from, string fence)
    {
        while (from < text.Length)
        {
            var line = Line(text, from);
            if (text.AsSpan(line.Start, line.Length).TrimEnd(" \t\r\n").SequenceEqual(fence))
            {
                return line;
            }

            from = line.End;
        }

        return null;
    }

    /// <summary>The line that starts here, its line end included.</summary>
    internal static TextRange Line(string text, int from)
    {
        var next = text.AsSpan(from).IndexOfAny('\n', '\r');
        var end = next < 0 ? text.Length : from + next + 1;
        var isPair = next >= 0 && text[end - 1] == '\r' && end < text.Length && text[end] == '\n';
        return new TextRange(from, end + (isPair ? 1 : 0) - from);
    }
}
