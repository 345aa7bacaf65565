using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>Makes a post of an entry: front matter with what the feed says of it, and its content as HTML below.</summary>
internal static class FeedPost
{
    private const int LongestAddress = 8_192;
    private const int LongestTitle = 1_000;
    private const int MostCategories = 200;

    private static readonly string[] PageEndings = [".html", ".htm", ".php", ".asp", ".aspx"];

    /// <summary>The posts of a feed, in its order.</summary>
    /// <param name="feed">The input that was read as a feed.</param>
    /// <param name="entries">Its entries.</param>
    public static IEnumerable<(FeedEntry Entry, PostInput Input, InputBytes Bytes)> Compose(
        PostInput feed,
        IReadOnlyList<FeedEntry> entries
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // Some feeds write an entry twice.
        var whole = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Select(Bound))
        {
            var id = entry.Id ?? entry.Link ?? Hash(entry);
            if (!whole.Add($"{entry.Id}\n{entry.Link}\n{Hash(entry)}"))
            {
                continue;
            }

            if (!seen.Add(id))
            {
                // Some feeds give one guid to entries with different links.
                id = entry.Link is not null && seen.Add(entry.Link) ? entry.Link : Hash(entry);
                if (id != entry.Link && !seen.Add(id))
                {
                    continue;
                }
            }

            var identity = $"{feed.Identity}#{Uri.EscapeDataString(id)}";
            var name = entry.Link ?? $"{feed.Name}#{entry.Title ?? id}";
            var input = new PostInput(InputKind.Entry, name, identity) { Slugs = [.. Names(entry)] };
            var source = new PostSource
            {
                Identity = identity,
                Name = "entry.html",
                FinalUrl = WebUrl.TryParse(entry.Link ?? entry.Base ?? "", null, out var address) ? address : null,
            };
            yield return (entry, input, new InputBytes(source, Write(entry), null, null));
        }
    }

    /// <summary>What stands in front matter and in names of folders is no place for a text without end.</summary>
    private static FeedEntry Bound(FeedEntry entry) =>
        entry with
        {
            Id = entry.Id is { Length: > LongestAddress } id ? Cut(id, 200) + " " + Hash(entry) : entry.Id,
            Link = entry.Link is { Length: > LongestAddress } ? null : entry.Link,
            Title = Cut(entry.Title, LongestTitle),
            Author = Cut(entry.Author, LongestTitle),
            Categories = [.. entry.Categories.Take(MostCategories).Select(category => Cut(category, LongestTitle)!)],
        };

    private static string? Cut(string? text, int most) =>
        text is null || text.Length <= most ? text
        : char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] + "…"
        : text[..most] + "…";

    private static IEnumerable<string> Names(FeedEntry entry)
    {
        if (entry.Link is not null && WebUrl.TryParse(entry.Link, null, out var link))
        {
            var path = link.Path.TrimEnd('/');
            var last = WebUtility.UrlDecode(
                path[(path.LastIndexOf('/') + 1)..].Replace("+", "%2B", StringComparison.Ordinal)
            );
            var ending = Path.GetExtension(last);
            last = PageEndings.Contains(ending, StringComparer.OrdinalIgnoreCase) ? last[..^ending.Length] : last;
            if (last is not ("index" or "" or "read" or "article" or "item" or "post" or "s" or "p"))
            {
                yield return last;
            }
        }

        if (entry.Title is { } title)
        {
            yield return title;
        }

        if (entry.Id is { Length: < 80 } id)
        {
            yield return id[(id.TrimEnd('/').LastIndexOf('/') + 1)..];
        }
    }

    private static string Hash(FeedEntry entry) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Title}\n{entry.Content}")))[..16];

    /// <summary>An entry as a post.</summary>
    public static byte[] Write(FeedEntry entry)
    {
        var text = new StringBuilder("---\n");
        Add(text, "title", entry.Title);
        Add(text, "date", entry.Date?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null));
        Add(text, "author", entry.Author);
        if (entry.Categories.Count > 0)
        {
            text.Append("categories: [").AppendJoin(", ", entry.Categories.Select(Quote)).Append("]\n");
        }

        Add(text, "link", entry.Link);
        Add(text, "guid", entry.Id);
        text.Append("---\n");
        if (entry.Base is not null && entry.Base != entry.Link)
        {
            text.Append("<base href=\"").Append(WebUtility.HtmlEncode(entry.Base)).Append("\">\n");
        }

        text.Append(entry.Content).Append('\n');
        foreach (var file in entry.Media.Where(file => !IsShown(entry.Content, file.Url)))
        {
            text.Append(Write(file)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static bool IsShown(string content, string url) =>
        content.Contains(url, StringComparison.Ordinal)
        || content.Contains(WebUtility.HtmlEncode(url), StringComparison.Ordinal);

    private static string Write(FeedMedia file)
    {
        var url = WebUtility.HtmlEncode(file.Url);
        return file.IsPicture ? $"<p><img src=\"{url}\" alt=\"\"></p>"
            : file.IsSound ? $"<p><audio controls src=\"{url}\"></audio></p>"
            : file.IsFilm ? $"<p><video controls src=\"{url}\"></video></p>"
            : $"<p><a href=\"{url}\">{url}</a></p>";
    }

    private static void Add(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append(key).Append(": ").Append(Quote(value)).Append('\n');
        }
    }

    /// <summary>A JSON string is one of YAML's double-quoted ones (https://yaml.org/spec/1.2.2/#732-double-quoted-style).</summary>
    private static string Quote(string value) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)}\"";
}
