using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.Inputs.Feeds.Parsing;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>Reads the addresses that sitemaps, OPML, bookmark files and lists name.</summary>
internal static class LinkLists
{
    private static readonly string[] OutlineAddresses = ["xmlUrl", "url", "htmlUrl"];

    /// <summary>The pages, or further sitemaps, that a sitemap names, each with its last change or null.</summary>
    public static (IReadOnlyList<(string Url, DateTimeOffset? Date)> Pages, string? Damage) ReadSitemap(
        TextReader text,
        int most
    )
    {
        var pages = new List<(string, DateTimeOffset?)>();
        var damage = ReadNodes(
            text,
            ["url", "sitemap"],
            node =>
            {
                if (node.FindText("loc") is { } url)
                {
                    pages.Add((url, FeedDates.Parse(node.FindText("lastmod"))));
                }

                return pages.Count <= most;
            }
        );
        return (pages, damage);
    }

    /// <summary>The feeds that OPML names, or the pages where an outline names no feed.</summary>
    public static (IReadOnlyList<string> Urls, string? Damage) ReadOpml(TextReader text, int most)
    {
        var urls = new List<string>();
        using var reader = new FeedXmlReader(text, null);
        while (urls.Count <= most && reader.ReadStart())
        {
            var written = OutlineAddresses.Select(reader.FindAttribute);
            if (
                reader.Name == "outline"
                && written.FirstOrDefault(url => !string.IsNullOrWhiteSpace(url)) is { } address
            )
            {
                urls.Add(address.Trim());
            }
        }

        return (urls, reader.Damage);
    }

    /// <summary>The addresses of a page or a text, in their order, each once.</summary>
    public static IReadOnlyList<string> ReadLinks(
        PostSource source,
        ReadOnlyMemory<byte> bytes,
        PostFormat format,
        int most
    )
    {
        var reading = PostReader.Read(source, bytes, new PostReadOptions { Format = format });
        return reading.Post is not { } post
            ? []
            :
            [
                .. ReferenceCollector
                    .Collect(post, new CollectOptions { DocumentUrl = post.DocumentUrl })
                    .References.Where(reference => reference is { Kind: ReferenceKind.Link, Url.IsHttp: true })
                    .Select(reference => reference.Url!.Href)
                    .Distinct(StringComparer.Ordinal)
                    .Take(most + 1),
            ];
    }

    private static string? ReadNodes(TextReader text, string[] names, Func<FeedNode, bool> take)
    {
        using var reader = new FeedXmlReader(text, null);
        while (reader.ReadStart())
        {
            if (names.Contains(reader.Name) && reader.ReadNode() is { } node && !take(node))
            {
                break;
            }
        }

        return reader.Damage;
    }
}
