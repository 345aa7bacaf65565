using System.Collections.Frozen;
using ArchiveTool.Core.Documents.Posts;

namespace ArchiveTool.Core.Sites;

/// <summary>
/// What a generator (Hexo, Jekyll, Hugo) may call the page that it makes of a source: the last part of a permalink is the
/// file's name in all of them, or what front matter says.
/// </summary>
internal static class PageNames
{
    private static readonly string[] Keys = ["permalink", "slug", "abbrlink", "url", "id", "aliases", "redirect_from"];

    private static readonly FrozenSet<string> Listings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "archive archives author authors categories category series tag tags".Split(' ')
    );

    /// <summary>The names of a source's page, and the addresses that it names itself without their outer slashes.</summary>
    /// <param name="file">The source.</param>
    /// <param name="post">What it holds; null if it cannot be read.</param>
    public static IReadOnlyList<string> Find(string file, Post? post)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var name = Path.GetFileNameWithoutExtension(file);
        if (name is "index" or "_index")
        {
            name = Path.GetFileName(Path.GetDirectoryName(file)!);
        }

        names.Add(name);
        names.Add(WithoutDate(name));
        // Of a site in several languages: name.fr.md.
        names.Add(WithoutDate(Path.GetFileNameWithoutExtension(name)));
        foreach (var said in Keys.SelectMany(key => post?.FrontMatter?.FindAll(key) ?? []))
        {
            names.Add(Whole(said));
            names.Add(GetLast(said));
        }

        if (post?.Title is { } title)
        {
            names.Add(title);
            names.Add(AsAddress(title));
        }

        names.Remove("");
        return [.. names];
    }

    /// <summary>An address without its outer slashes, and without what stands for a folder's page.</summary>
    public static string Whole(string path)
    {
        var trimmed = path.Trim('/');
        if (LastIs(trimmed, "index.html"))
        {
            trimmed = trimmed[..^"index.html".Length].TrimEnd('/');
        }

        return trimmed.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? trimmed[..^5] : trimmed;
    }

    /// <summary>The last part of an address.</summary>
    public static string GetLast(string path)
    {
        var whole = Whole(path);
        return whole[(whole.LastIndexOf('/') + 1)..];
    }

    /// <summary>Whether addresses that begin with a part list posts, in any generator.</summary>
    public static bool IsListing(string part) => Listings.Contains(part);

    /// <summary>What generators leave of a name, whatever they put in the place of the rest.</summary>
    public static string Core(string name) => new([.. name.ToLowerInvariant().Where(char.IsLetterOrDigit)]);

    private static bool LastIs(string path, string name) =>
        path.EndsWith(name, StringComparison.OrdinalIgnoreCase)
        && (path.Length == name.Length || path[^(name.Length + 1)] == '/');

    /// <summary>A title as generators write it in an address.</summary>
    private static string AsAddress(string title) =>
        string.Join(
            '-',
            new string([
                .. title
                    .ToLowerInvariant()
                    .Where(c => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c) || c is '-' or '_' or '.'),
            ]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>A name without the date that Jekyll wants before it.</summary>
    private static string WithoutDate(string name)
    {
        var parts = name.Split('-', 4);
        return parts.Length == 4 && parts[0].Length == 4 && parts[..3].All(part => part.All(char.IsAsciiDigit))
            ? parts[3]
            : name;
    }
}
