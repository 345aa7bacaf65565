using ArchiveTool.Core.Inputs.Feeds.Parsing;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>Reads RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0, an entry at a time.</summary>
internal static class XmlFeed
{
    private const int MostAbout = 1_000;

    // The whole text first, and last what is no text where there is another.
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

    private static readonly string[] Titles = ["title", "atom:title", "dc:title", "media:title", "itunes:title"];

    private static readonly string[] Authors =
    [
        "atom:author",
        "author",
        "dc:creator",
        "itunes:author",
        "googleplay:author",
        "managingEditor",
    ];

    private static readonly string[] Dates =
    [
        "pubDate",
        "atom:published",
        "published",
        "atom:issued",
        "issued",
        "dc:date",
        "dcterms:issued",
        "dcterms:created",
        "atom:created",
        "atom:updated",
        "updated",
        "atom:modified",
        "modified",
        "dcterms:modified",
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
        var author = FindAuthor(about);
        var home = FindLink(about);
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
            Link = FindLink(node),
            Around = node.Base,
            Base = address ?? node.Base,
            Title = FindTitle(node),
            Author = FindAuthor(node),
            Date = FindDate(node),
            Categories = [.. FindCategories(node).Distinct(StringComparer.Ordinal)],
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

            foreach (var found in FindAll(node, name).Where(found => found.Find("src") is null))
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

    /// <summary>The elements of a name; those of Media RSS also stand in groups and beside their file.</summary>
    private static IEnumerable<FeedNode> FindAll(FeedNode node, string name) =>
        name.StartsWith("media:", StringComparison.Ordinal)
            ? node.All(name)
                .Concat(
                    node.Elements.Where(inner => inner.Name is "media:group" or "media:content")
                        .SelectMany(inner => FindAll(inner, name))
                )
            : node.All(name);

    /// <summary>RSS calls a whole post a description as well; Atom's summary is never one.</summary>
    private static EntryText GetKind(string name) =>
        name switch
        {
            "content:encoded" or "html:body" or "atom:content" or "content" => EntryText.Full,
            "description" => EntryText.Description,
            _ => EntryText.Summary,
        };

    private static string? FindTitle(FeedNode node)
    {
        foreach (var title in Titles.SelectMany(name => FindAll(node, name)))
        {
            // Many feeds escape a title twice, whatever type they name.
            var html =
                title.Find("mode") is "base64" ? FeedMarkup.ReadAtom(title, title.Base)
                : title.Elements.Any() ? FeedMarkup.Write(title, title.Base)
                : title.Text;
            if (FeedMarkup.ToText(html) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? FindAuthor(FeedNode node)
    {
        foreach (var name in Authors)
        {
            if (!node.Has(name))
            {
                continue;
            }

            var people = node.All(name)
                .Select(person => person.FindText("atom:name") ?? person.FindText("name") ?? GetName(person.Text))
                .Where(person => person.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            if (people.Count > 0)
            {
                return string.Join(", ", people);
            }
        }

        return null;
    }

    /// <summary>RSS wants a mail address, with the name in parentheses behind it.</summary>
    private static string GetName(string written)
    {
        var text = FeedMarkup.ToText(written);
        var (open, close) = (text.IndexOf('(', StringComparison.Ordinal), text.LastIndexOf(')'));
        return text.Contains('@', StringComparison.Ordinal) && open >= 0 && close > open + 1
            ? text[(open + 1)..close].Trim()
            : text;
    }

    private static DateTimeOffset? FindDate(FeedNode node)
    {
        foreach (var name in Dates)
        {
            foreach (var part in node.Content)
            {
                if (part is FeedNode date && date.Name == name && FeedDates.Parse(date.Text) is { } parsed)
                {
                    return parsed;
                }
            }
        }

        return null;
    }

    private static List<string> FindCategories(FeedNode node)
    {
        var found = new List<string>();
        foreach (var part in node.Content)
        {
            if (
                part is FeedNode
                {
                    Name: "category"
                        or "atom:category"
                        or "dc:subject"
                        or "media:category"
                        or "itunes:keywords"
                        or "media:keywords"
                } element
            )
            {
                found.AddRange(FindNames(element).Select(FeedMarkup.ToText).Where(name => name.Length > 0));
            }
        }

        return found;
    }

    /// <summary>Keywords are a list in one text.</summary>
    private static string[] FindNames(FeedNode element) =>
        element.Name.EndsWith(":keywords", StringComparison.Ordinal)
            ? element.Text.Split(',')
            : [element.Find("label") ?? element.Find("term") ?? element.Text];

    private static string? FindLink(FeedNode node)
    {
        if (node.FindText("feedburner:origLink") is { } original)
        {
            return original;
        }

        if (node.FindText("link") is { } written)
        {
            return written;
        }

        var links = node.Elements.Where(link =>
            link.Name is "link" or "atom:link"
            && link.Find("href") is not null
            && (link.Find("rel") ?? "alternate").EndsWith("alternate", StringComparison.OrdinalIgnoreCase)
        );
        return links
                .OrderBy(link => link.Find("type") is null or "text/html" or "application/xhtml+xml" ? 0 : 1)
                .FirstOrDefault()
                ?.FindAddress("href")
            ?? FindPermalink(node)
            ?? node.Find("rdf:about");
    }

    private static string? FindPermalink(FeedNode node) =>
        node.All("guid")
            .Where(guid => !string.Equals(guid.Find("isPermaLink"), "false", StringComparison.OrdinalIgnoreCase))
            .Select(guid => guid.Text.Trim())
            .FirstOrDefault(text => text.StartsWith("http", StringComparison.OrdinalIgnoreCase));
}
