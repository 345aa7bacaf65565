using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// Reads a body line by line, following what lets blank lines pass: fenced code and raw HTML
/// (https://spec.commonmark.org/0.31.2/#fenced-code-blocks, #html-blocks). In doubt a line is not literal, so that it is
/// counted.
/// </summary>
internal sealed class MarkdownLines(string body)
{
    private static readonly string[] RawElements = ["script", "pre", "style", "textarea"];

    private int next;
    private string[] closes = [];
    private char fence;
    private int fenceLength;
    private int openIndent;
    private bool isInContainer;
    private bool isInHtml;
    private bool isAfterBlank = true;
    private bool isAfterUnderline;

    public MarkdownLine Current { get; private set; }

    public bool MoveNext()
    {
        if (next >= body.Length)
        {
            return false;
        }

        var start = next;
        var length = body.AsSpan(start).IndexOfAny('\n', '\r');
        var end = length < 0 ? body.Length : start + length;
        next =
            length < 0 ? body.Length
            : body[end] == '\r' && end + 1 < body.Length && body[end + 1] == '\n' ? end + 2
            : end + 1;
        var text = body.AsMemory(start, end - start);
        var indent = Measure(text.Span, out var content);
        var isLiteral = IsOpen && !Leaves(indent, content);
        var startsSection =
            !isLiteral
            && indent == 0
            && !content.IsEmpty
            && !StartsItem(content)
            && (isAfterBlank || (isAfterUnderline && !isInContainer));
        var isCuttable =
            !isLiteral
            && !IsOpen
            && indent == 0
            && !content.IsEmpty
            && (char.IsLetter(content[0]) || content[0] is '!' or '[' or '<' or '|');
        Current = new MarkdownLine(
            text,
            new TextRange(start, next - start),
            indent,
            isLiteral,
            startsSection,
            isCuttable
        );
        Follow(indent, content, isLiteral, startsSection);
        return true;
    }

    private bool IsOpen => fence != '\0' || closes.Length > 0;

    /// <summary>A line that is less indented leaves the list, and with it the code in it.</summary>
    private bool Leaves(int indent, ReadOnlySpan<char> content)
    {
        if (!isInContainer || openIndent == 0 || indent > 0 || content.IsEmpty)
        {
            return false;
        }

        (fence, closes) = ('\0', []);
        return true;
    }

    private void Follow(int indent, ReadOnlySpan<char> content, bool wasLiteral, bool startsSection)
    {
        if (wasLiteral)
        {
            Close(indent, content);
            (isAfterBlank, isAfterUnderline) = (content.IsEmpty, false);
            return;
        }

        isInContainer = (isInContainer && !startsSection) || StartsItem(content) || content.StartsWith('>');
        isInHtml = !content.IsEmpty && (isInHtml || content[0] == '<');
        isAfterUnderline = indent <= 3 && !isAfterBlank && IsUnderline(content);
        isAfterBlank = content.IsEmpty;
        if (indent <= 3)
        {
            Open(indent, content);
        }
    }

    private void Open(int indent, ReadOnlySpan<char> content)
    {
        openIndent = indent;
        var run =
            content.IsEmpty ? 0
            : content.IndexOfAnyExcept(content[0]) is var end and >= 0 ? end
            : content.Length;
        if (run >= 3 && (content[0] is '`' or '~'))
        {
            // In HTML that goes on to a blank line a fence is text, and so is one with a back quote behind it.
            if (!isInHtml && (content[0] == '~' || !content[run..].Contains('`')))
            {
                (fence, fenceLength) = (content[0], run);
            }

            return;
        }

        closes = RawEnds(content);
        if (closes.Length > 0 && HasEnd(content[2..]))
        {
            closes = [];
        }
    }

    private void Close(int indent, ReadOnlySpan<char> content)
    {
        if (closes.Length > 0)
        {
            closes = HasEnd(content) ? [] : closes;
        }
        else if (indent <= 3 && content.Length >= fenceLength && content.IndexOfAnyExcept(fence) < 0)
        {
            fence = '\0';
        }
    }

    private bool HasEnd(ReadOnlySpan<char> content)
    {
        foreach (var close in closes)
        {
            if (content.Contains(close, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string[] RawEnds(ReadOnlySpan<char> content)
    {
        if (content.Length < 2 || content[0] != '<')
        {
            return [];
        }

        foreach (var name in RawElements)
        {
            if (
                content[1..].StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && (content.Length == name.Length + 1 || content[name.Length + 1] is ' ' or '\t' or '>')
            )
            {
                return ["</script>", "</pre>", "</style>", "</textarea>"];
            }
        }

        return content.StartsWith("<!--") ? ["-->"]
            : content.StartsWith("<?") ? ["?>"]
            : content.StartsWith("<![CDATA[") ? ["]]>"]
            : content.Length > 2 && content[1] == '!' && char.IsAsciiLetter(content[2]) ? [">"]
            : [];
    }

    private static bool IsUnderline(ReadOnlySpan<char> content) =>
        !content.IsEmpty && (content[0] is '=' or '-') && content.IndexOfAnyExcept(content[0]) < 0;

    private static bool StartsItem(ReadOnlySpan<char> content) =>
        !content.IsEmpty && (content[0] is '-' or '+' or '*' || char.IsAsciiDigit(content[0]));

    private static int Measure(ReadOnlySpan<char> text, out ReadOnlySpan<char> content)
    {
        var (indent, at) = (0, 0);
        for (; at < text.Length && (text[at] is ' ' or '\t'); at++)
        {
            indent = text[at] == '\t' ? (indent + 4) & ~3 : indent + 1;
        }

        content = text[at..].TrimEnd(" \t\f\v");
        return indent;
    }
}
