using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Sites.Lookup;

/// <summary>Where a post stands: what its references can be relative to.</summary>
internal sealed class PostPlace
{
    private readonly FolderIndex folders;
    private readonly LocalReferenceOptions options;
    private readonly Lazy<string?> repository;
    private readonly Lazy<string?> servedRoot;

    /// <summary>Describes the place of a post.</summary>
    /// <param name="file">Its canonical path.</param>
    /// <param name="namedFolder">The canonical folder that was named and holds it; null if it was named itself.</param>
    /// <param name="options">How references are looked up.</param>
    /// <param name="sites">Finds its site.</param>
    /// <param name="folders">What stands in folders.</param>
    public PostPlace(
        string file,
        string? namedFolder,
        LocalReferenceOptions options,
        SiteDetector sites,
        FolderIndex folders
    )
    {
        this.folders = folders;
        this.options = options;
        File = file;
        Folder = Path.GetDirectoryName(file)!;
        NamedFolder = namedFolder;
        IsHtml = Path.GetExtension(file).ToLowerInvariant() is ".html" or ".htm" or ".xhtml";
        IsMdx = Path.GetExtension(file).Equals(".mdx", StringComparison.OrdinalIgnoreCase);
        var site = sites.Find(file);
        IsBuilt = site is not null && CanonicalPath.IsWithin(file, site.Output);
        Site = site;
        repository = new Lazy<string?>(FindRepository);
        servedRoot = new Lazy<string?>(FindServedRoot);
    }

    /// <summary>The post.</summary>
    public string File { get; }

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    /// <summary>The folder that was named, or null.</summary>
    public string? NamedFolder { get; }

    /// <summary>Whether its name is that of a page.</summary>
    public bool IsHtml { get; }

    /// <summary>Whether its tags are JSX.</summary>
    public bool IsMdx { get; }

    /// <summary>Its site, or null if no generator's settings are above it.</summary>
    public Site? Site { get; }

    /// <summary>Whether it was built by its site's generator.</summary>
    public bool IsBuilt { get; }

    /// <summary>Whether it is judged by what lies there, as a server shows it.</summary>
    public bool IsServed =>
        IsBuilt || options.BaseUrl is not null || (Site is null && IsHtml && ServedRoot is not null);

    /// <summary>The folder of the version control's work tree, or null.</summary>
    public string? Repository => repository.Value;

    /// <summary>The folder that is the root of the site as it is served; null if nobody can say.</summary>
    public string? ServedRoot => servedRoot.Value;

    /// <summary>Whether this folder is the root for certain: then a browser's path ends there.</summary>
    public bool IsRootKnown => IsBuilt || options.SiteRoot is not null || options.BaseUrl is not null;

    /// <summary>The path that the site is served under; empty for a host's root.</summary>
    public string BasePath => options.BaseUrl is { } url ? url.Path.TrimEnd('/') : Site?.BasePath ?? "";

    private string? FindRepository()
    {
        for (var at = Folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (folders.Find(Path.Combine(at, ".git")) is not null)
            {
                return at;
            }
        }

        return null;
    }

    private string? FindServedRoot()
    {
        if (options.SiteRoot is { } asked)
        {
            return CanonicalPath.Resolve(asked);
        }

        if (IsBuilt)
        {
            return Site!.Output;
        }

        // A part of a site was named: its root is above, as far as there are pages that stand for folders.
        var root = NamedFolder;
        var at = root ?? Folder;
        for (; at is not null && folders.HasFile(Path.Combine(at, "index.html")); at = Path.GetDirectoryName(at))
        {
            root = at;
        }

        return root ?? Repository;
    }
}
