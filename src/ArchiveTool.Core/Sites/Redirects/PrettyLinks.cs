using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Sites.Redirects;

/// <summary>Reads the links that Pretty Links for WordPress exports (https://prettylinks.com/docs/import-and-export/).</summary>
internal static class PrettyLinks
{
    public static IEnumerable<SiteRedirect> Read(string text)
    {
        IReadOnlyList<string>? header = null;
        var (slug, url) = (-1, -1);
        foreach (var row in CsvRows.Read(text))
        {
            if (header is null)
            {
                header = row;
                slug = CsvRows.FindColumn(header, "slug", "pretty_link", "short_url");
                url = CsvRows.FindColumn(header, "url", "target_url", "destination_url");
                if (slug < 0 || url < 0)
                {
                    yield break;
                }
            }
            else if (row.Count > Math.Max(slug, url) && SiteRedirect.FromPath(row[slug], row[url]) is { } rule)
            {
                yield return rule;
            }
        }
    }
}
