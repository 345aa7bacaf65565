using System.Net;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Offline.Addresses;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>The table of contents of a long post, from the headings of its written body.</summary>
internal static partial class PageContents
{
    private const int FewestHeadings = 4;
    private const int ShortestPost = 6_000;
    private const int MostHeadings = 500;

    /// <summary>Appends the table where the post is long enough to need one, then the body.</summary>
    /// <param name="page">Where both are written.</param>
    /// <param name="body">The body as the page holds it: escaped, attributes in double quotes.</param>
    /// <param name="wrap">Writes the body.</param>
    public static void Append(PageWriter page, string body, Action<string> wrap)
    {
        var headings = body.Length < ShortestPost ? [] : Heading().Matches(body).Take(MostHeadings + 1).ToList();
        if (headings.Count is < FewestHeadings or > MostHeadings)
        {
            wrap(body);
            return;
        }

        var ids = new List<string>();
        var from = 0;
        var text = new System.Text.StringBuilder(body.Length + (headings.Count * 24));
        page.Markup("<details class=\"at-contents\"><summary>Contents</summary>\n<ul>\n");
        foreach (var heading in headings)
        {
            var own = heading.Groups["id"];
            var id = own.Success ? WebUtility.HtmlDecode(own.Value) : $"at-heading-{ids.Count + 1}";
            ids.Add(id);
            text.Append(body, from, heading.Index + "<h2".Length - from);
            from = heading.Index + "<h2".Length;
            if (!own.Success)
            {
                text.Append(" id=\"").Append(id).Append('"');
            }

            var words = Tag().Replace(heading.Groups["text"].Value, "").Trim();
            page.Markup($"<li class=\"at-level-{heading.Groups["level"].Value}\"><a href=\"#")
                .Text(id)
                .Markup("\">")
                .Markup(words.Length == 0 ? "Heading" : words)
                .Markup("</a></li>\n");
        }

        page.Markup("</ul>\n</details>\n");
        wrap(text.Append(body, from, body.Length - from).ToString());
    }

    [GeneratedRegex(
        """<h(?<level>[23])(?>( (?!id=)[a-z0-9:_.-]+="[^"]*")*( id="(?<id>[^"]*)")?[^>"]*("[^"]*"[^>"]*)*)>(?<text>((?!<h[1-6]|</h[1-6]|<pre)[\s\S]){0,600}?)</h\k<level>>""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Timeout.Infinite
    )]
    private static partial Regex Heading();

    [GeneratedRegex(
        "<[^>\"]*(\"[^\"]*\"[^>\"]*)*>",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Timeout.Infinite
    )]
    private static partial Regex Tag();
}
