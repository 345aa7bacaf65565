using System.Globalization;
using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>Where everything of a library stands in its directory, and how paths inside it are written.</summary>
internal static class LibraryLayout
{
    /// <summary>What leads from a post's folder to the library's.</summary>
    internal const string PostToRoot = "../../";

    /// <summary>The folder in a post's folder that holds earlier versions.</summary>
    internal const string VersionsName = "versions";

    /// <summary>The page to browse the library.</summary>
    public static RelativePath IndexPage { get; } = RelativePath.Parse("index.html");

    /// <summary>What that page needs: its style, its script and its data.</summary>
    public static RelativePath Browsing { get; } = RelativePath.Parse("browse");

    /// <summary>The page for browsing and what it needs.</summary>
    public static IReadOnlyList<RelativePath> BrowsePages { get; } =
    [
        Browsing / "browse.css",
        Browsing / "browse.js",
        Browsing / "findings.js",
        Browsing / "pictures.js",
        SearchHead,
        IndexPage,
    ];

    /// <summary>What the search of the library's page loads first.</summary>
    public static RelativePath SearchHead => Browsing / "search.js";

    /// <summary>What a run notes of the posts that are searched.</summary>
    public static RelativePath SearchedPosts => Browsing / "searched.js";

    /// <summary>A piece of the words that are searched.</summary>
    public static RelativePath SearchWords(int piece) => Browsing / $"words-{piece}.js";

    /// <summary>A piece of the posts' texts.</summary>
    public static RelativePath SearchTexts(int piece) => Browsing / $"texts-{piece}.js";

    /// <summary>Format version and settings.</summary>
    public static RelativePath Settings { get; } = RelativePath.Parse("library.json");

    /// <summary>The SQLite index; can be rebuilt from the manifests.</summary>
    public static RelativePath Database { get; } = RelativePath.Parse("library.db");

    /// <summary>The posts, a folder each.</summary>
    public static RelativePath Posts { get; } = RelativePath.Parse("posts");

    /// <summary>The assets, each distinct body once.</summary>
    public static RelativePath Assets { get; } = RelativePath.Parse("assets");

    /// <summary>The thumbnails, by asked width.</summary>
    public static RelativePath Thumbnails { get; } = RelativePath.Parse("thumbnails");

    /// <summary>What is remembered of feeds, a folder each.</summary>
    public static RelativePath Feeds { get; } = RelativePath.Parse("feeds");

    /// <summary>What is empty of consequence between runs.</summary>
    public static RelativePath Working { get; } = RelativePath.Parse(".archivetool");

    /// <summary>Files that are not finished yet.</summary>
    public static RelativePath Temporary => LibraryDirectory.Temporary;

    /// <summary>The lock of the one writer.</summary>
    public static RelativePath Lock { get; } = Working / "lock";

    /// <summary>Who holds the lock.</summary>
    public static RelativePath LockHolder { get; } = Working / "lock.holder";

    /// <summary>The journal of assets that no manifest names yet.</summary>
    public static RelativePath Journal { get; } = Working / "journal";

    /// <summary>Folders of posts that are being written, or that others took the place of.</summary>
    public static RelativePath Changing { get; } = Working / "posts";

    /// <summary>Old folders of posts whose new ones are put in their place.</summary>
    public static RelativePath AllReplaced { get; } = Changing / "old";

    /// <summary>A post's new folder, until it takes the place of the old one.</summary>
    public static RelativePath Staged(Slug slug) => Changing / "new" / slug;

    /// <summary>A post's old folder, until the new one is in its place.</summary>
    public static RelativePath Replaced(Slug slug) => AllReplaced / slug;

    /// <summary>The folder of a post that is taken out, until it is deleted.</summary>
    public static RelativePath Removed(Slug slug) => Changing / "removed" / slug;

    /// <summary>The folder of a post.</summary>
    public static RelativePath PostFolder(Slug slug) => Posts / slug;

    /// <summary>The manifest of a post.</summary>
    public static RelativePath Manifest(Slug slug) => PostFolder(slug) / "manifest.json";

    /// <summary>The offline page of a post.</summary>
    public static RelativePath PostPage(Slug slug) => PostFolder(slug) / "index.html";

    /// <summary>The folder of the earlier versions of a post.</summary>
    public static RelativePath Versions(RelativePath post) => post / VersionsName;

    /// <summary>The name of an earlier version: when it was archived, and a number where that is not enough.</summary>
    public static string GetVersionName(DateTimeOffset archivedAt, int number) =>
        archivedAt.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
        + (number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{number}"));

    /// <summary>Whether a name is that of an earlier version.</summary>
    public static bool IsVersionName(string name) =>
        name is { Length: >= 16 and <= 26 }
        && name[8] == 'T'
        && name[15] == 'Z'
        && name[..8].All(char.IsAsciiDigit)
        && name[9..15].All(char.IsAsciiDigit)
        && (name.Length == 16 || (name[16] == '-' && name.Length > 17 && name[17..].All(char.IsAsciiDigit)));

    /// <summary>The absolute path of something in a library, for people.</summary>
    public static string InMessages(LibraryDirectory directory, RelativePath path)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return Path.Combine(directory.Root, path.ToString().Replace('/', Path.DirectorySeparatorChar));
    }

    /// <summary>Whether a body's file is there, at its full length.</summary>
    public static bool Has(this LibraryDirectory directory, ManifestAsset asset)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(asset);
        return directory.TryFind(asset.Path) is { IsFile: true } file && file.Length == asset.Bytes;
    }

    /// <summary>
    /// Whether a path is one that a body or a thumbnail of a library can have: what a manifest says is only then an address
    /// in a page.
    /// </summary>
    public static bool IsAddressable(string? relative) =>
        LibraryPath.TryParse(relative, out var path) && (path.IsAsset || path.IsThumbnail);

    /// <summary>What stands before a path of the library in a post's page: a self-contained post has its own copies.</summary>
    public static string GetRoot(bool isSelfContained) => isSelfContained ? "" : PostToRoot;

    /// <summary>The body or thumbnail that an address in a post's page names; null for any other address.</summary>
    /// <param name="address">The address, with or without a fragment.</param>
    /// <param name="root">What such addresses begin with.</param>
    public static LibraryPath? FindPath(string? address, string root) =>
        address is not null
        && address.StartsWith(root, StringComparison.Ordinal)
        && LibraryPath.TryParse(address[root.Length..].Split('#')[0], out var path)
        && (path.IsAsset || path.IsThumbnail)
            ? path
            : null;

    /// <summary>The body that an address in another asset, such as a style sheet, names; null for any other address.</summary>
    public static LibraryPath? FindPathFromAsset(string? address) =>
        address is not null
        && address.StartsWith("../", StringComparison.Ordinal)
        && LibraryPath.TryParse("assets/" + address["../".Length..].Split('#')[0], out var path)
            ? path
            : null;

    /// <summary>The path of an asset as another asset, such as a style sheet, writes it.</summary>
    public static string FromAsset(LibraryPath asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return "../" + asset.ToString()["assets/".Length..];
    }
}
