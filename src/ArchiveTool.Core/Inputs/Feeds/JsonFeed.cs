using System.Net;
using System.Text.Json;
using ArchiveTool.Core.Inputs.Feeds.Parsing;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
internal static class JsonFeed
{
    /// <summary>Reads a feed, twice: what is about all entries may stand behind them.</summary>
    /// <param name="open">Opens the document, in UTF-8.</param>
    /// <param name="address">Its own address, or null.</param>
    /// <param name="most">How many entries are read.</param>
    /// <param name="isWanted">Whether an entry is kept; null to keep all.</param>
    public static Feed Read(Func<Stream> open, string? address, int most, Func<FeedEntry, bool>? isWanted = null)
    {
        var entries = new List<FeedEntry>();
        var (count, hasMore) = (0, false);
        string? damage = null;
        try
        {
            var (around, author) = ReadAbout(open);
            using var pieces = new JsonPieces(open());
            pieces.Read(
                "items",
                null,
                item =>
                {
                    hasMore = count == most;
                    if (!hasMore && item.ValueKind == JsonValueKind.Object)
                    {
                        count++;
                        var entry = ReadEntry(item, around ?? address, author);
                        if (isWanted?.Invoke(entry) != false)
                        {
                            entries.Add(entry);
                        }
                    }

                    return !hasMore;
                }
            );
        }
        catch (JsonException exception)
        {
            damage = exception.Message;
        }

        return new Feed(entries, hasMore, damage) { Count = count };
    }

    private static (string? Home, string? Author) ReadAbout(Func<Stream> open)
    {
        string? home = null;
        string? author = null;
        using var pieces = new JsonPieces(open());
        try
        {
            pieces.Read(
                "items",
                (name, value) =>
                {
                    home = name == "home_page_url" ? GetText(value) : home;
                    author = name is "author" or "authors" ? GetAuthor(value) ?? author : author;
                },
                null
            );
        }
        catch (JsonException)
        {
            // The entries before the damage are read all the same.
        }

        return (home, author);
    }

    private static FeedEntry ReadEntry(JsonElement item, string? around, string? author)
    {
        var id = Text(item, "id");
        var external = Text(item, "external_url");
        var link =
            FeedAddress.Resolve(Text(item, "url"), around)
            ?? FeedAddress.Resolve(external, around)
            ?? (id?.Contains("://", StringComparison.Ordinal) is true ? FeedAddress.Resolve(id, null) : null);
        var html = Text(item, "content_html");
        var plain = Text(item, "content_text");
        var summary = Text(item, "summary");
        IEnumerable<FeedMedia> pictures = new[] { Text(item, "image"), Text(item, "banner_image") }
            .OfType<string>()
            .Select(url => new FeedMedia(url, "image"));
        var files = List(item, "attachments")
            .Where(file => file.ValueKind == JsonValueKind.Object)
            .Select(file => new FeedMedia(Text(file, "url") ?? "", Text(file, "mime_type") ?? ""));
        return new FeedEntry
        {
            Id = id,
            Link = link,
            Base = link is null ? around : null,
            Title = Text(item, "title") is { } title ? FeedMarkup.ToText(WebUtility.HtmlEncode(title)) : null,
            Author = Author(item) ?? author,
            Date = FeedDates.Parse(Text(item, "date_published") ?? Text(item, "date_modified")),
            Categories = [.. List(item, "tags").Select(GetText).OfType<string>().Distinct(StringComparer.Ordinal)],
            Content = (html ?? Paragraphs(plain ?? summary)) + LinkTo(external, link),
            ContentKind =
                html is not null || plain is not null ? EntryText.Full
                : summary is not null ? EntryText.Summary
                : EntryText.None,
            Media =
            [
                .. pictures
                    .Concat(files)
                    .Where(file => file.Url.Length > 0)
                    .Select(file => file with { Url = FeedAddress.Resolve(file.Url, around) ?? file.Url })
                    .DistinctBy(file => file.Url, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>The page elsewhere that an entry is about, where its own is another.</summary>
    private static string LinkTo(string? external, string? link)
    {
        var shown = WebUtility.HtmlEncode(external);
        return external is null || external == link ? "" : $"\n<p><a href=\"{shown}\">{shown}</a></p>";
    }

    private static string Paragraphs(string? text) =>
        string.Concat(
            (text ?? "")
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(part =>
                    $"<p>{WebUtility.HtmlEncode(part).Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>\n"
                )
        );

    private static string? Author(JsonElement owner) =>
        (owner.TryGetProperty("authors", out var people) ? GetAuthor(people) : null)
        ?? (owner.TryGetProperty("author", out var person) ? GetAuthor(person) : null);

    /// <summary>One person, or several.</summary>
    private static string? GetAuthor(JsonElement people)
    {
        IEnumerable<JsonElement> all = people.ValueKind == JsonValueKind.Array ? people.EnumerateArray() : [people];
        var names = all.Select(person =>
                person.ValueKind == JsonValueKind.Object ? Text(person, "name") : GetText(person)
            )
            .OfType<string>();
        return string.Join(", ", names) is { Length: > 0 } joined ? joined : null;
    }

    private static JsonElement[] List(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object
        && owner.TryGetProperty(name, out var list)
        && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : [];

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? GetText(value) : null;

    private static string? GetText(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { } text && text.Trim().Length > 0 ? text.Trim() : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}
