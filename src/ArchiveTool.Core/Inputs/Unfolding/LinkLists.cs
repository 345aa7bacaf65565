using System.Xml;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>Reads the addresses that sitemaps, OPML, bookmark files and lists name.</summary>
internal static class LinkLists
{
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
        var damage = ReadStarts(
            text,
            (name, attributes) =>
            {
                string? Get(string key) =>
                    attributes
                        .FirstOrDefault(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
                        .Value?.Trim();
                if (name == "outline" && (Get("xmlUrl") ?? Get("url") ?? Get("htmlUrl")) is { Length: > 0 } url)
                {
                    urls.Add(url);
                }

                return urls.Count <= most;
            }
        );
        return (urls, damage);
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
        try
        {
            using var reader = new FeedXmlReader(text, null);
            while (reader.ReadStart())
            {
                if (names.Contains(reader.Name) && !take(reader.ReadNode()))
                {
                    break;
                }
            }

            return null;
        }
        catch (XmlException exception)
        {
            return exception.Message;
        }
    }

    private static string? ReadStarts(TextReader text, Func<string, IReadOnlyDictionary<string, string>, bool> take)
    {
        try
        {
            using var reader = new FeedXmlReader(text, null);
            while (reader.ReadStart() && take(reader.Name, reader.ReadAttributes())) { }
            return null;
        }
        catch (XmlException exception)
        {
            return exception.Message;
        }
    }
}
