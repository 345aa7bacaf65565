using ArchiveTool.Core.Inputs.Feeds.Parsing;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>Finds the files that an entry carries: enclosures, Media RSS at every level, covers of podcasts.</summary>
internal static class FeedMediaFinder
{
    private const int Most = 200;

    /// <summary>The files of an entry, each address once.</summary>
    public static IEnumerable<FeedMedia> Find(FeedNode entry) =>
        All(entry).Where(file => file.Url.Length > 0).DistinctBy(file => file.Url, StringComparer.Ordinal).Take(Most);

    private static IEnumerable<FeedMedia> All(FeedNode entry)
    {
        // FeedBurner counts downloads at the enclosure's address; the original stands beside it.
        var original = entry.FindText("feedburner:origEnclosureLink");
        var isFirst = true;
        foreach (var node in entry.Elements)
        {
            switch (node.Name)
            {
                case "enclosure":
                case "atom:link" or "link" when IsEnclosure(node):
                    var address = isFirst ? original ?? FindAddress(node) : FindAddress(node);
                    isFirst = false;
                    yield return new FeedMedia(address ?? "", node.Find("type") ?? "");
                    break;
                case "atom:content" or "content" when node.FindAddress("src") is { } source:
                    yield return new FeedMedia(source, node.Find("type") ?? "");
                    break;
                case "itunes:image" or "googleplay:image":
                    yield return new FeedMedia(node.FindAddress("href") ?? node.Text.Trim(), "image");
                    break;
                case "image" or "html:img":
                    yield return new FeedMedia(
                        node.FindText("url") ?? node.FindAddress("src") ?? node.Text.Trim(),
                        "image"
                    );
                    break;
                default:
                    foreach (var file in Media(node))
                    {
                        yield return file;
                    }

                    break;
            }
        }
    }

    private static string FindAddress(FeedNode node) =>
        node.FindAddress("url") ?? node.FindAddress("href") ?? node.Text.Trim();

    /// <summary>A relation is a name, or the same as an IRI (https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2).</summary>
    private static bool IsEnclosure(FeedNode link) =>
        link.Find("rel") is { } relation
        && (
            relation.Equals("enclosure", StringComparison.OrdinalIgnoreCase)
            || relation.EndsWith("/relation/enclosure", StringComparison.OrdinalIgnoreCase)
        );

    // https://www.rssboard.org/media-rss#media-content
    private static IEnumerable<FeedMedia> Media(FeedNode node)
    {
        switch (node.Name)
        {
            case "media:content":
                yield return new FeedMedia(
                    node.FindAddress("url") ?? "",
                    node.Find("type") ?? node.Find("medium") ?? ""
                );
                break;
            case "media:thumbnail":
                yield return new FeedMedia(node.FindAddress("url") ?? node.Text.Trim(), "image");
                break;
            case "media:peerLink":
                yield return new FeedMedia(node.FindAddress("href") ?? "", node.Find("type") ?? "");
                break;
            case "media:group":
                break;
            default:
                yield break;
        }

        foreach (var file in node.Elements.SelectMany(Media))
        {
            yield return file;
        }
    }
}
