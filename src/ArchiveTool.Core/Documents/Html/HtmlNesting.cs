namespace ArchiveTool.Core.Documents.Html;

/// <summary>Measures how deep markup is nested, before a tree is built of it.</summary>
internal static class HtmlNesting
{
    /// <summary>
    /// More is not given to a tree builder: its time is quadratic in what is left open, and visitors call themselves at
    /// each level.
    /// </summary>
    public const int MostOpen = 200;

    /// <summary>How many elements are open at the most; each name is counted for itself where tags do not match.</summary>
    public static int CountOpen(string html)
    {
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        var (all, most) = (0, 0);
        var tokenizer = new HtmlTokenizer(html, []);
        while (tokenizer.Read())
        {
            if (tokenizer.Kind is not (HtmlTokenKind.StartTag or HtmlTokenKind.EndTag))
            {
                continue;
            }

            var name = HtmlNames.Lower(tokenizer.Name);
            if (tokenizer.Kind == HtmlTokenKind.EndTag)
            {
                if (open.GetValueOrDefault(name) > 0)
                {
                    open[name]--;
                    all--;
                }
            }
            else if (!tokenizer.IsSelfClosing && !EndsByItself(name))
            {
                open[name] = open.GetValueOrDefault(name) + 1;
                most = Math.Max(most, ++all);
                _ = HtmlNames.IsRawText(name) && tokenizer.ReadRawText(name);
            }
        }

        return most;
    }

    // Paragraphs and items end without a tag.
    private static bool EndsByItself(string name) =>
        name
            is "area"
                or "br"
                or "col"
                or "embed"
                or "hr"
                or "img"
                or "input"
                or "link"
                or "meta"
                or "base"
                or "source"
                or "track"
                or "wbr"
                or "p"
                or "li"
                or "dt"
                or "dd"
                or "tr"
                or "td"
                or "th"
                or "option";
}
