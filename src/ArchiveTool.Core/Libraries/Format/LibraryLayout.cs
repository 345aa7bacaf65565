using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Media.Store;
namespace ArchiveTool.Core.Libraries.Format;

/// <summary>Where everything of a library stands on disk, and how paths inside it are written.</summary>
/// <param name="Root">The library's folder, absolute.</param>
public sealed record LibraryLayout(string Root)
{
    /// <summary>What leads from a post's folder to the library's.</summary>
    internal const string PostToRoot = "../../";

    /// <summary>The page to browse the library.</summary>
    public string IndexPage => Path.Combine(Root, "index.html");

    /// <summary>What that page needs: its style, its script and its data.</summary>
    public string Browsing => Path.Combine(Root, "browse");

    /// <summary>The page for browsing and what it needs.</summary>
    public IReadOnlyList<string> BrowsePages =>
        [
            Path.Combine(Browsing, "browse.css"),
            Path.Combine(Browsing, "browse.js"),
            Path.Combine(Browsing, "findings.js"),
            Path.Combine(Browsing, "pictures.js"),
            IndexPage,
        ];

    /// <summary>Format version and settings.</summary>
    public string Settings => Path.Combine(Root, "library.json");

    /// <summary>The SQLite index; can be rebuilt from the manifests.</summary>
    public string Database => Path.Combine(Root, "library.db");

    /// <summary>The posts, a folder each.</summary>
    public string Posts => Path.Combine(Root, "posts");

    /// <summary>The assets, each distinct body once.</summary>
    public string Assets => Path.Combine(Root, "assets");

    /// <summary>The thumbnails, by asked width.</summary>
    public string Thumbnails => Path.Combine(Root, "thumbnails");

    /// <summary>What is empty of consequence between runs.</summary>
    public string Working => Path.Combine(Root, ".archivetool");

    /// <summary>Files that are not finished yet.</summary>
    public string Temporary => Path.Combine(Working, "tmp");

    /// <summary>The lock of the one writer.</summary>
    public string Lock => Path.Combine(Working, "lock");

    /// <summary>The journal of assets that no manifest names yet.</summary>
    public string Journal => Path.Combine(Working, "journal");

    /// <summary>Folders of posts that are being written, or that others took the place of.</summary>
    public string Changing => Path.Combine(Working, "posts");

    /// <summary>A post's new folder, until it takes the place of the old one.</summary>
    public string Staged(string slug) => Path.Combine(Changing, "new", slug);

    /// <summary>Old folders of posts whose new ones are put in their place.</summary>
    public string AllReplaced => Path.Combine(Changing, "old");

    /// <summary>A post's old folder, until the new one is in its place.</summary>
    public string Replaced(string slug) => Path.Combine(AllReplaced, slug);

    /// <summary>The folder of a post that is taken out, until it is deleted.</summary>
    public string Removed(string slug) => Path.Combine(Changing, "removed", slug);

    /// <summary>The folder of a post.</summary>
    public string PostFolder(string slug) => Path.Combine(Posts, slug);

    /// <summary>The manifest of a post.</summary>
    public string Manifest(string slug) => Path.Combine(Posts, slug, "manifest.json");

    /// <summary>The absolute path of something that a manifest names with forward slashes from the root.</summary>
    public string Absolute(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The path, from the root and with forward slashes, of something in the library.</summary>
    public string Relative(string absolute) =>
        Path.GetRelativePath(Root, absolute).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Whether a body's file is there, at its full length.</summary>
    public bool Has(ManifestAsset asset) =>
        new FileInfo(Absolute(asset.Path)) is { Exists: true } file && file.Length == asset.Bytes;

    /// <summary>
    /// Whether a path is one that a body or a thumbnail of a library can have: what a manifest says is only then an address
    /// in a page.
    /// </summary>
    public static bool IsAddressable(string? relative) =>
        relative is not null && (AssetStore.IsPath(relative) || ThumbnailLayout.TryParse(relative, out _));

    /// <summary>The same path as a page in a post's folder writes it.</summary>
    public static string FromPost(string relative) => PostToRoot + relative;

    /// <summary>The path of an asset as another asset, such as a style sheet, writes it.</summary>
    public static string FromAsset(string relative) => "../" + relative["assets/".Length..];
}
