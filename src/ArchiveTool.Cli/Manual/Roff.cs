using System.Text;

namespace ArchiveTool.Cli.Manual;

/// <summary>Writes text so that roff prints it as it is.</summary>
internal static class Roff
{
    private const int WidestLine = 78;

    /// <summary>Text within a line (groff_char(7)): what roff reads as typographic signs stays ASCII.</summary>
    public static string Escape(string text) =>
        new StringBuilder(text)
            .Replace("\\", "\\e")
            .Replace("-", "\\-")
            .Replace("'", "\\(aq")
            .Replace("`", "\\(ga")
            .Replace("^", "\\(ha")
            .Replace("~", "\\(ti")
            .Replace("\"", "\\(dq")
            .ToString();

    /// <summary>A paragraph, a sentence's words broken into lines; none of them begins with a request.</summary>
    public static string Line(string text)
    {
        var lines = new StringBuilder();
        var width = 0;
        foreach (var word in Escape(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (width > 0 && width + 1 + word.Length > WidestLine)
            {
                lines.Append('\n');
                width = 0;
            }
            else if (width > 0)
            {
                lines.Append(' ');
                width++;
            }

            var guarded = width == 0 && word[0] == '.' ? "\\&" + word : word;
            lines.Append(guarded);
            width += guarded.Length;

            // A sentence that ends within a line would get the space of an abbreviation.
            if (word is [.., '.' or '?' or '!' or ':'])
            {
                lines.Append('\n');
                width = 0;
            }
        }

        return width > 0 ? lines.Append('\n').ToString() : lines.ToString();
    }
}
