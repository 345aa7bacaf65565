using ArchiveTool.Core.Inputs.Feeds.Parsing;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>Reads RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0, an entry at a time.</summary>
internal static class XmlFeed
{
    private const int MostAbout = 1_000;

    // From the full text to the shortest summary: the first that an entry has is its text.
    private static readonly string[] Texts =
    [
        "content:encoded",
        "html:body",
        "atom:content",
        "content",
        "description",
        "atom:summary",
        "summary",
        "dc:description",
        "dcterms:abstract",
        "itunes:summary",
        "googleplay:description",
        "media:description",
        "itunes:subtitle",
    ];

    /// <summary>Reads a feed.</summary>
    /// <param name="text">The document.</param>
    /// <param name="address">Its own address, or null.</param>
    /// <param name="most">How many entries are read.</param>
    /// <param name="isWanted">Whether an entry is kept; null to keep all.</param>
    public static Feed Read(TextReader text, string? address, int most, Func<FeedEntry, bool>? isWanted = null)
    {
        var entries = new List<FeedEntry>();
        var about = new FeedNode("channel", null);
        using var reader = new FeedXmlReader(text, address);
        var (count, hasMore) = (0, false);
        while (!hasMore && reader.ReadStart())
        {
            switch (reader.Name)
            {
                case "item" or "atom:entry" or "entry":
                    hasMore = count == most;
                    if (!hasMore && reader.ReadNode() is { } node)
                    {
                        count++;
                        var entry = ReadEntry(node);
                        if (isWanted?.Invoke(entry) != false)
                        {
                            entries.Add(entry);
                        }
                    }

                    break;
                case "rss" or "rdf:RDF" or "channel" or "atom:feed" or "feed" or "items":
                    break;
                default:
                    // What stands beside the entries is about the feed.
                    if (reader.ReadNode() is { } part && about.Content.Count < MostAbout)
                    {
                        about.Content.Add(part);
                    }

                    break;
            }
        }

        return new Feed(Complete(entries, about, address), hasMore, reader.Damage)
        {
            Count = count,
            Mended = reader.Mended,
            Pause = FeedPause.Find(about),
            WasCut = reader.WasCut,
        };
    }

    /// <summary>What entries leave to the feed: an author, and what their relative addresses are resolved against.</summary>
    private static List<FeedEntry> Complete(List<FeedEntry> entries, FeedNode about, string? address)
    {
        var author = XmlFeedFields.FindAuthor(about);
        var home = XmlFeedFields.FindLink(about);
        var around = FeedAddress.Resolve(home, address) ?? address;
        return
        [
            .. entries.Select(entry =>
            {
                var outer = entry.Around ?? around;
                var link = FeedAddress.Resolve(entry.Link, outer);
                return entry with
                {
                    Author = entry.Author ?? author,
                    Link = link,
                    Base = entry.Base ?? (link is null ? around : null),
                    Media =
                    [
                        .. entry.Media.Select(file =>
                            file with
                            {
                                Url = FeedAddress.Resolve(file.Url, outer) ?? file.Url,
                            }
                        ),
                    ],
                };
            }),
        ];
    }

    private static FeedEntry ReadEntry(FeedNode node)
    {
        var (content, kind, address) = FindContent(node);
        var id = node.FindText("guid") ?? node.FindText("atom:id") ?? node.FindText("id");
        return new FeedEntry
        {
            Id = id ?? node.Find("rdf:about") ?? node.FindText("dc:identifier"),
            Link = XmlFeedFields.FindLink(node),
            Around = node.Base,
            Base = address ?? node.Base,
            Title = XmlFeedFields.FindTitle(node),
            Author = XmlFeedFields.FindAuthor(node),
            Date = XmlFeedFields.FindDate(node),
            Categories = [.. XmlFeedFields.FindCategories(node).Distinct(StringComparer.Ordinal)],
            Content = content,
            ContentKind = kind,
            Media = [.. FeedMediaFinder.Find(node)],
        };
    }

    private static (string Html, EntryText Kind, string? Base) FindContent(FeedNode node)
    {
        foreach (var name in Texts)
        {
            if (!node.Has(name) && !name.StartsWith("media:", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var found in XmlFeedFields.FindAll(node, name).Where(found => found.Find("src") is null))
            {
                var around = found.Elements.FirstOrDefault()?.Base ?? found.Base;
                var isAtom = name.StartsWith("atom:", StringComparison.Ordinal) || name is "content" or "summary";
                var html = isAtom ? FeedMarkup.ReadAtom(found, around) : FeedMarkup.ReadRss(found, around);
                if (html.Length > 0)
                {
                    return (html, GetKind(name), around);
                }
            }
        }

        return ("", EntryText.None, null);
    }

    /// <summary>RSS calls a whole post a description as well; Atom's summary is never one.</summary>
    private static EntryText GetKind(string name) =>
        name switch
        {
            "content:encoded" or "html:body" or "atom:content" or "content" => EntryText.Full,
            "description" => EntryText.Description,
            _ => EntryText.Summary,
        };
}
