using System.Globalization;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Sites;

namespace ArchiveTool.Core.Offline.Browsing;

/// <summary>
/// Which post of a library a link leads to, by what the manifests say: no source is looked at, they may be gone. In doubt
/// a link leads nowhere.
/// </summary>
internal sealed class LibraryPosts
{
    private readonly Dictionary<string, BrowsePost> byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BrowsePost> bySource = new(StringComparer.Ordinal);
    private readonly HashSet<string> fileNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<BrowsePost>> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The posts of a library.</summary>
    public LibraryPosts(IEnumerable<BrowsePost> posts)
    {
        foreach (var post in posts)
        {
            if (post.DocumentUrl is { } url)
            {
                byUrl.TryAdd(WithoutFragment(url), post);
            }

            bySource.TryAdd(post.Source, post);
            fileNames.Add(Path.GetFileName(post.Source));
            foreach (var name in post.Site?.Names ?? [])
            {
                var key = Key(post.Site!, name);
                if (!byName.TryGetValue(key, out var list))
                {
                    byName[key] = list = [];
                }

                list.Add(post);
            }
        }
    }

    /// <summary>The post at a URL, without its fragment; or null.</summary>
    public BrowsePost? ByUrl(string url) => byUrl.GetValueOrDefault(WithoutFragment(url));

    /// <summary>The post that a link without an address leads to, or null.</summary>
    /// <param name="from">The post in which it stands.</param>
    /// <param name="path">Where it leads (<see cref="LinkPath.Decode"/>).</param>
    public BrowsePost? ByPath(BrowsePost from, string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal) || !Path.IsPathRooted(from.Source))
        {
            return null;
        }

        if (path.StartsWith(LinkPath.PostPrefix, StringComparison.Ordinal))
        {
            var name = path[LinkPath.PostPrefix.Length..];
            return BySource(from, name + ".md") ?? ByTitle(from, name) ?? ByName(from, name, isAddress: false);
        }

        return BySource(from, path) ?? (from.Site?.Folder is null ? null : ByName(from, path, isAddress: true));
    }

    /// <summary>A URL without its fragment.</summary>
    public static string WithoutFragment(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? url : url[..hash];
    }

    private BrowsePost? BySource(BrowsePost from, string path)
    {
        var folders = new List<string>();
        if (path[0] != '/')
        {
            folders.Add(Path.GetDirectoryName(from.Source)!);
        }

        if (from.Site?.Root is { } root)
        {
            folders.Add(root);
        }

        // Check the file name first; Path.GetFullPath is slow.
        foreach (
            var candidate in LocalCandidates.Enumerate(path).Where(file => fileNames.Contains(Path.GetFileName(file)))
        )
        {
            foreach (var folder in folders)
            {
                var file = Path.GetFullPath(Path.Combine(folder, candidate.TrimStart('/')));
                if (bySource.TryGetValue(file, out var post))
                {
                    return post;
                }
            }
        }

        return null;
    }

    private BrowsePost? ByName(BrowsePost from, string path, bool isAddress)
    {
        var parts = path.Split('/').Where(part => part is not ("" or "." or "..")).ToArray();
        if (from.Site is not { } site || parts.Length == 0)
        {
            return null;
        }

        var whole = PageNames.Whole(string.Join('/', parts));
        if (!byName.TryGetValue(Key(site, PageNames.GetLast(whole)), out var list))
        {
            return null;
        }

        return Only(list.Where(post => whole.Contains('/', StringComparison.Ordinal) && Says(post, whole)))
            ?? Only(list.Where(post => SourceEndsWith(post, whole)))
            ?? (
                isAddress && parts.Length > 1 && IsListing(parts[0])
                    ? null
                    : Only(list.Where(post => FitsDate(post, parts)))
            );
    }

    private BrowsePost? ByTitle(BrowsePost from, string name) =>
        from.Site is { } site ? Only(byName.GetValueOrDefault(Key(site, name)) ?? []) : null;

    private static bool IsListing(string part) =>
        PageNames.IsListing(part) || part.Equals("page", StringComparison.OrdinalIgnoreCase);

    private static bool Says(BrowsePost post, string whole) =>
        post.Site!.Names.Contains(whole, StringComparer.OrdinalIgnoreCase);

    private static bool SourceEndsWith(BrowsePost post, string whole)
    {
        var source = Path.ChangeExtension(post.Source, null);
        if (Path.GetFileName(source) is "index" or "_index")
        {
            source = Path.GetDirectoryName(source)!;
        }

        return source.EndsWith("/" + whole, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the date in an address, where there is one, is the post's; a zone may shift it by a day.</summary>
    private static bool FitsDate(BrowsePost post, string[] parts)
    {
        var start = Array.FindIndex(parts, part => part.Length == 4 && part.All(char.IsAsciiDigit));
        if (start < 0 || start == parts.Length - 1 || post.Date is not { } date)
        {
            return true;
        }

        var numbers = parts[start..]
            .TakeWhile(part => part.All(char.IsAsciiDigit) && part.Length <= 4)
            .Take(3)
            .Select(part => int.Parse(part, CultureInfo.InvariantCulture))
            .ToList();
        return Enumerable
            .Range(-1, 3)
            .Select(days => DayBy(date, days))
            .Any(day => numbers.SequenceEqual(day.Take(numbers.Count)));
    }

    private static int[] DayBy(DateTimeOffset date, int days)
    {
        var day = DateOnly.FromDateTime(date.DateTime);
        var moved = DateOnly.FromDayNumber(
            Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)
        );
        return [moved.Year, moved.Month, moved.Day];
    }

    private static BrowsePost? Only(IEnumerable<BrowsePost> posts) =>
        posts.Take(2).ToList() is [var only] ? only : null;

    /// <summary>Names count within one site.</summary>
    private static string Key(ManifestSite site, string name) => $"{site.Folder ?? site.Root}\n{name}";
}
