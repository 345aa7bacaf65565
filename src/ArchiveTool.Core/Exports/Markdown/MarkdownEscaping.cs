using System.Text;

namespace ArchiveTool.Core.Exports.Markdown;

/// <summary>Writes text so that Markdown, and the templates of site generators, read it as text.</summary>
internal static class MarkdownEscaping
{
    private const string Special = "\\`*_[]<>~|";

    /// <summary>Text within a paragraph.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (c == '{' && next is '{' or '%')
            {
                // Hexo's and Hugo's templates.
                escaped.Append("&#123;");
            }
            else if (c == '&' && (char.IsAsciiLetter(next) || next == '#'))
            {
                escaped.Append("&amp;");
            }
            else
            {
                _ = Special.Contains(c, StringComparison.Ordinal) ? escaped.Append('\\').Append(c) : escaped.Append(c);
            }
        }

        return escaped.ToString();
    }

    /// <summary>A line whose beginning must not make it a heading, a list or a rule.</summary>
    public static string EscapeStart(string line)
    {
        var trimmed = line.TrimStart();
        if (trimmed.Length == 0)
        {
            return line;
        }

        var digits = trimmed.TakeWhile(char.IsAsciiDigit).Count();
        return trimmed[0] is '#' or '+' or '-' or '=' or ':' ? "\\" + trimmed
            : digits is > 0 and < 10 && digits < trimmed.Length && trimmed[digits] is '.' or ')'
                ? $"{trimmed[..digits]}\\{trimmed[digits..]}"
            : trimmed;
    }

    /// <summary>Code between backticks that are more than those in it.</summary>
    public static string Code(string text)
    {
        var ticks = new string('`', LongestRun(text, '`') + 1);
        var pad = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        return $"{ticks}{pad}{text}{pad}{ticks}";
    }

    /// <summary>A fence that ends at no line of the code.</summary>
    public static string Fence(string code) => new('`', Math.Max(3, LongestRun(code, '`') + 1));

    private static int LongestRun(string text, char c)
    {
        var (longest, run) = (0, 0);
        foreach (var unit in text)
        {
            run = unit == c ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
