using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>
/// Whether a line between tags would be read as Markdown: it stands behind a blank line, which ends a block of HTML
/// (https://spec.commonmark.org/0.31.2/#html-blocks), begins with no tag, and holds a mark.
/// </summary>
internal static partial class MarkdownLook
{
    /// <summary>True where such a line begins in a part of the text.</summary>
    /// <param name="text">The element, from its start.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    public static bool IsIn(ReadOnlySpan<char> text, int start, int end)
    {
        var at = start;
        while (at < end)
        {
            var length = text[at..].IndexOf('\n') is var stop and >= 0 ? stop : text.Length - at;
            var line = text.Slice(at, length);
            var startsLine = at > 0 && text[at - 1] == '\n';
            if (startsLine && !line.TrimStart().StartsWith('<') && Marks().IsMatch(line) && HasBlankLine(text[..at]))
            {
                return true;
            }

            at += length + 1;
        }

        return false;
    }

    private static bool HasBlankLine(ReadOnlySpan<char> before) =>
        before.IndexOf("\n\n") >= 0 || before.IndexOf("\n\r\n") >= 0;

    [GeneratedRegex(
        @"^ {0,3}(?:\#{1,6}[ \t]|```|~~~|(?:[-*+]|[0-9]{1,9}[.)])[ \t]|\|.*\||>[ \t])|\]\(|\]\[|\*\*[^\s*]|__[^\s_]",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Marks();
}
