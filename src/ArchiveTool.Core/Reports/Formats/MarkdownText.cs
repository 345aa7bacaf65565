using System.Text;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>Puts what a stranger wrote into Markdown so that it is shown and never obeyed.</summary>
internal static class MarkdownText
{
    /// <summary>
    /// A code span (CommonMark 6.1) that can stand in a table's cell: a fence longer than any run of backticks in it, and
    /// pipes escaped as GFM's tables want it. Nothing in it is a link, a mention or HTML.
    /// </summary>
    public static string Code(string text, int length)
    {
        var line = PrintableText.Shortened(PrintableText.OneLine(text), length);
        if (line.Length == 0)
        {
            return "";
        }

        var fence = new string('`', LongestRun(line) + 1);
        var needsSpace = line[0] is '`' or ' ' || line[^1] is '`' or ' ';
        var inner = line.Replace("|", "\\|", StringComparison.Ordinal);
        return needsSpace ? $"{fence} {inner} {fence}" : fence + inner + fence;
    }

    /// <summary>Words in a cell, every character of Markdown's escaped.</summary>
    public static string Plain(string text, int length)
    {
        var line = PrintableText.Shortened(PrintableText.OneLine(text), length);
        var escaped = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            // A zero-width space keeps @name from calling somebody and #1 from naming a thread.
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '&' => escaped.Append("&amp;"),
                '@' or '#' => escaped.Append(c).Append("&#8203;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '!' or '>' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    private static int LongestRun(string line)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in line)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
