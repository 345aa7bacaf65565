using System.Globalization;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Links;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Reports;

/// <summary>How often links were clicked, as the owner's statistics say.</summary>
public sealed class ClickCounts
{
    private readonly Dictionary<(string Post, string Link), long> counts = [];

    private ClickCounts() { }

    /// <summary>
    /// Reads a CSV file with a column of links (<c>url</c>, <c>link</c>, <c>slug</c>, …), one of clicks (<c>clicks</c>,
    /// <c>hits</c>, …), and maybe one of posts (<c>post</c>, <c>page</c>).
    /// </summary>
    /// <exception cref="InvalidDataException">It has no such columns, or a count that is not a number.</exception>
    public static ClickCounts Read(string text)
    {
        var clicks = new ClickCounts();
        var (link, count, post) = (-1, -1, -1);
        IReadOnlyList<string>? header = null;
        foreach (var (index, row) in CsvRows.Read(text).Index())
        {
            if (header is null)
            {
                header = row;
                link = CsvRows.FindColumn(header, "url", "link", "link url", "target", "slug", "href", "outbound link");
                count = CsvRows.FindColumn(
                    header,
                    "clicks",
                    "click",
                    "hits",
                    "count",
                    "total",
                    "total clicks",
                    "event count"
                );
                post = CsvRows.FindColumn(header, "post", "page", "page path", "page url");
                if (link < 0 || count < 0)
                {
                    throw new InvalidDataException(
                        "its first row must name a column of links ('url' or 'link') and one of counts ('clicks')"
                    );
                }

                continue;
            }

            if (row.Count <= Math.Max(link, count))
            {
                continue;
            }

            var digits = string.Concat(
                row[count].Where(c => c is not (' ' or ',' or '.' or '\'' or '\u00A0' or '\u202F'))
            );
            if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw new InvalidDataException($"'{row[count]}' in row {index + 1} is not a number of clicks");
            }

            var key = (post >= 0 && row.Count > post ? GetName(row[post]) : "", GetKey(row[link]));
            clicks.counts[key] = clicks.counts.GetValueOrDefault(key) + number;
        }

        return header is null ? throw new InvalidDataException("it is empty") : clicks;
    }

    /// <summary>
    /// The clicks on a link at a place. What the statistics count for the link as a whole stands at its first place, so that
    /// sums are right. Null if nothing was counted.
    /// </summary>
    internal long? Find(LinkFinding link, LinkPlace place, string shownPost)
    {
        string?[] names = [place.Raw, link.Url, link.LeadsTo, link.Affiliate?.Destination];
        var isFirst = link.Places[0] == place;
        foreach (var name in names.OfType<string>())
        {
            var key = GetKey(name);
            if (
                counts.TryGetValue((GetName(shownPost), key), out var here)
                || (isFirst && counts.TryGetValue(("", key), out here))
            )
            {
                return here;
            }
        }

        return null;
    }

    /// <summary>A link as statistics write it: with or without its scheme, its host's www, and the slash at its end.</summary>
    private static string GetKey(string link)
    {
        var text = WebUrl.TryParse(link, null, out var url) && url.IsHttp ? url.Href : link;
        var start = text.IndexOf("://", StringComparison.Ordinal);
        text = start < 0 ? text : text[(start + 3)..];
        text = text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        return text.Trim('/');
    }

    private static string GetName(string post) => Path.ChangeExtension(post.Trim('/'), null);
}
