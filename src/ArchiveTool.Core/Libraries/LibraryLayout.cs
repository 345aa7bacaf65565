namespace ArchiveTool.Core.Libraries;

/// <summary>Where everything of a library stands on disk, and how paths inside it are written.</summary>
/// <param name="Root">The library's folder, absolute.</param>
public sealed record LibraryLayout(string Root)
{
    /// <summary>The page to browse the library.</summary>
    public string IndexPage => Path.Combine(Root, "index.html");

    /// <summary>What that page needs: its style, its script and its data.</summary>
    public string Browsing => Path.Combine(Root, "browse");

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

    /// <summary>The folder of a post.</summary>
    public string PostFolder(string slug) => Path.Combine(Posts, slug);

    /// <summary>The manifest of a post.</summary>
    public string Manifest(string slug) => Path.Combine(Posts, slug, "manifest.json");

    /// <summary>The absolute path of something that a manifest names with forward slashes from the root.</summary>
    public string Absolute(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The same path as a page in a post's folder writes it.</summary>
    public static string FromPost(string relative) => "../../" + relative;

    /// <summary>The path of an asset as another asset, such as a style sheet, writes it.</summary>
    public static string FromAsset(string relative) => "../" + relative["assets/".Length..];
}
