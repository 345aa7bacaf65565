using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Disclosures;

/// <summary>
/// Markdown without what a reader does not see of it, every unit still where it was: code, targets of links, texts of
/// pictures, definitions, attributes and comments become spaces, marks of emphasis <see cref="VisibleText.Edge"/>.
/// </summary>
internal static partial class MarkdownMask
{
    /// <summary>The text, masked.</summary>
    public static string Mask(ReadOnlyMemory<char> text) =>
        // In place: of a large post each copy counts.
        string.Create(
            text.Length,
            text,
            static (masked, text) =>
            {
                text.Span.CopyTo(masked);
                MaskFences(masked);
                MaskMatches(masked, Comment());
                MaskCodeSpans(masked);
                MaskMatches(masked, Picture());
                MaskMatches(masked, Definition());
                MaskLinkTargets(masked);
                MaskMatches(masked, Attributes());
                MaskEmphasis(masked);
            }
        );

    /// <summary>Whether a line begins a heading, an item or a row of a table.</summary>
    public static bool BeginsBlock(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart();
        return rest.StartsWith('#')
            || rest.StartsWith('|')
            || rest.StartsWith("- ")
            || rest.StartsWith("+ ")
            || rest.StartsWith("\u0001 ")
            || rest.StartsWith(":::")
            || (rest.Length > 2 && char.IsAsciiDigit(rest[0]) && rest[1] is '.' or ')' && rest[2] == ' ');
    }

    private static void MaskMatches(Span<char> text, Regex pattern)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            Blank(text.Slice(match.Index, match.Length));
        }
    }

    /// <summary>The target of a link, with the bracket before it kept.</summary>
    private static void MaskLinkTargets(Span<char> text)
    {
        foreach (var match in LinkTarget().EnumerateMatches(text))
        {
            var target = text.Slice(match.Index + 1, match.Length - 1);
            target.Fill(' ');
            target[0] = VisibleText.LinkEnd;
        }
    }

    /// <summary>
    /// Code between two marks on a line. Looked for by hand: <see cref="RegexOptions.NonBacktracking"/> keeps a state of
    /// every unit that <c>[^`]+</c> runs over.
    /// </summary>
    private static void MaskCodeSpans(Span<char> text)
    {
        for (var start = 0; text[start..].IndexOf('`') is var mark and >= 0; )
        {
            start += mark;
            var length = text[(start + 1)..].IndexOfAny('`', '\n');
            if (length > 0 && text[start + 1 + length] == '`')
            {
                Blank(text.Slice(start, length + 2));
                start += length + 2;
            }
            else
            {
                start++;
            }
        }
    }

    /// <summary>Code between fences (https://spec.commonmark.org/0.31.2/#fenced-code-blocks) becomes spaces.</summary>
    private static void MaskFences(Span<char> text)
    {
        var (fence, length) = ('\0', 0);
        for (var start = 0; start < text.Length; )
        {
            var end = text[start..].IndexOf('\n') is var next and >= 0 ? start + next + 1 : text.Length;
            var line = text[start..end].TrimStart(' ');
            var marks = line.Length > 0 && line[0] is '`' or '~' ? line.IndexOfAnyExcept(line[0]) : 0;
            var isEnd = fence != '\0' && line.Length > 0 && line[0] == fence && marks >= length;
            var begins = fence == '\0' && marks >= 3;
            if (begins)
            {
                (fence, length) = (line[0], marks);
            }

            if (fence != '\0')
            {
                Blank(text[start..end]);
            }

            fence = isEnd ? '\0' : fence;
            start = end;
        }
    }

    private static void Blank(Span<char> text)
    {
        foreach (ref var unit in text)
        {
            unit = unit is '\n' or '\r' ? unit : ' ';
        }
    }

    /// <summary>An underscore within a word does not mark emphasis.</summary>
    private static void MaskEmphasis(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isWithinWord =
                i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
            if (text[i] == '*' || (text[i] == '_' && !isWithinWord))
            {
                text[i] = VisibleText.Edge;
            }
        }
    }

    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking;

    [GeneratedRegex("""\{%\s*comment\s*%\}(?:.|\n)*?\{%\s*endcomment\s*%\}|\{\{[<%]?\s*/\*(?:.|\n)*?\*/""", Options)]
    private static partial Regex Comment();

    [GeneratedRegex("""!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?""", Options)]
    private static partial Regex Picture();

    [GeneratedRegex("""^[ ]{0,3}\[[^\]\n^]+\]:[^\n]*$""", Options)]
    private static partial Regex Definition();

    [GeneratedRegex("""\{[:.#a-zA-Z][^{}%\n]*\}""", Options)]
    private static partial Regex Attributes();

    [GeneratedRegex("""\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])""", Options)]
    private static partial Regex LinkTarget();
}
