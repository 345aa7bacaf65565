using ArchiveTool.Core.Inputs.Feeds.Parsing;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>Finds what an entry or a feed says of itself, under whatever names.</summary>
internal static class XmlFeedFields
{
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

    /// <summary>The elements of a name; those of Media RSS also stand in groups and beside their file.</summary>
    public static IEnumerable<FeedNode> FindAll(FeedNode node, string name) =>
        name.StartsWith("media:", StringComparison.Ordinal)
            ? node.All(name)
                .Concat(
                    node.Elements.Where(inner => inner.Name is "media:group" or "media:content")
                        .SelectMany(inner => FindAll(inner, name))
                )
            : node.All(name);

    /// <summary>The title of an entry, as text; null if it has none.</summary>
    public static string? FindTitle(FeedNode node)
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

    /// <summary>The authors of an entry or a feed; null if it names none.</summary>
    public static string? FindAuthor(FeedNode node)
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

    /// <summary>The date of an entry; null if it has none that can be read.</summary>
    public static DateTimeOffset? FindDate(FeedNode node)
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

    /// <summary>The categories and keywords of an entry.</summary>
    public static List<string> FindCategories(FeedNode node)
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

    /// <summary>The address of an entry or a feed as written; null if it has none.</summary>
    public static string? FindLink(FeedNode node)
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
