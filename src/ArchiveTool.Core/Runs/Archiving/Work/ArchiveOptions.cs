using System.Reflection;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.References;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Runs.Archiving.Work;

/// <summary>What an archive run is asked to do, apart from how it fetches.</summary>
public sealed record ArchiveOptions : RunOptions
{
    /// <summary>The program's version, written into manifests.</summary>
    /// <value>Default: this library's version.</value>
    public string ToolVersion { get; init; } =
        typeof(ArchiveOptions)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "unknown";

    /// <summary>Folder that root-relative references (<c>/images/a.png</c>) are resolved in.</summary>
    /// <value>Default: null, the site's root where one is found.</value>
    public string? SiteRoot { get; init; }

    /// <summary>Which srcset candidates of a picture are archived.</summary>
    /// <value>Default: all.</value>
    public ImageSelection Images { get; init; } = ImageSelection.All;

    /// <summary>Whether pictures in <c>data:</c> URLs become files of the library.</summary>
    /// <value>Default: false.</value>
    public bool ExtractDataUrls { get; init; }

    /// <summary>Whether links are checked.</summary>
    /// <value>Default: true.</value>
    public bool CheckLinks { get; init; } = true;

    /// <summary>What is removed from rewritten links.</summary>
    /// <value>Default: nothing.</value>
    public LinkCleaning LinkCleaning { get; init; }

    /// <summary>What is asked of thumbnails.</summary>
    /// <value>Default: what the library keeps.</value>
    public ThumbnailChoices Thumbnails { get; init; } = new();

    /// <summary>
    /// A post with more references is not archived: its manifest and its page would be of use to no later run and no
    /// browser.
    /// </summary>
    /// <value>Default: 100,000.</value>
    public int MaxReferences { get; init; } = 100_000;

    /// <summary>Prefix of asset paths in the rewritten post.</summary>
    /// <value>Default: null, relative paths.</value>
    public string? AssetBase { get; init; }

    /// <summary>Whether the library keeps the feeds' own bytes.</summary>
    /// <value>Default: false.</value>
    public bool KeepFeeds { get; init; }

    /// <summary>The layout of offline pages.</summary>
    /// <value>Default: null, decided by the post.</value>
    public PageForm? Page { get; init; }

    /// <summary>Whether a post's folder gets copies of what its page uses, so that it can be passed on by itself.</summary>
    /// <value>Default: false.</value>
    public bool SelfContained { get; init; }

    /// <summary>Whether archived assets are revalidated with their servers.</summary>
    /// <value>Default: false.</value>
    public bool Refreshes { get; init; }

    /// <summary>What survives a power failure.</summary>
    /// <value>Default: <see cref="Durability.Batched"/>, every finished post.</value>
    public Durability Durability { get; init; } = Durability.Batched;

    /// <summary>What stands before a path of the library in the rewritten post.</summary>
    internal string GetAssetRoot() => AssetBase is null ? GetPageRoot() : AssetBase.TrimEnd('/') + "/";

    /// <summary>The same in the offline page, which finds its files beside itself.</summary>
    internal string GetPageRoot() => LibraryLayout.GetRoot(SelfContained);

    /// <summary>How many posts are worked on at once, at least 1.</summary>
    /// <value>Default: 32.</value>
    public int PostsInFlight { get; init; } = 32;
}
