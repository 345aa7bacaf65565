using System.Reflection;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Rules;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Archiving.Work;

/// <summary>What an archive run is asked to do, apart from how it fetches.</summary>
public sealed record ArchiveOptions
{
    /// <summary>The program's version, written into manifests.</summary>
    /// <value>Default: this library's version.</value>
    public string ToolVersion { get; init; } =
        typeof(ArchiveOptions)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "unknown";

    /// <summary>Whose rule says what discloses an affiliate link.</summary>
    public Disclosures.DisclosureRule Disclosure { get; init; }

    /// <summary>Overrides each post's declared URL; null to use it.</summary>
    public WebUrl? DocumentUrl { get; init; }

    /// <summary>Folder that root-relative references (/images/a.png) are resolved in; null to look for the site.</summary>
    public string? SiteRoot { get; init; }

    /// <summary>How bodies are read; null to decide by extension and content.</summary>
    public PostFormat? InputFormat { get; init; }

    /// <summary>How feeds, sitemaps and lists are read.</summary>
    public ListingOptions Listings { get; init; } = new();

    /// <summary>The default policy of documents.</summary>
    public ReferrerPolicy DefaultReferrerPolicy { get; init; } = ReferrerPolicy.StrictOriginWhenCrossOrigin;

    /// <summary>The attributes in which lazy loaders keep pictures.</summary>
    public LazyImageTable LazyImages { get; init; } = LazyImageTable.Default;

    /// <summary>Only URLs that match one of these are fetched or checked; empty for all.</summary>
    public IReadOnlyList<Regex> Include { get; init; } = [];

    /// <summary>URLs that match one of these are not.</summary>
    public IReadOnlyList<Regex> Exclude { get; init; } = [];

    /// <summary>Which candidates of a picture are archived.</summary>
    public ImageSelection Images { get; init; } = ImageSelection.All;

    /// <summary>Whether pictures that stand in the post as <c>data:</c> URLs become files of the library.</summary>
    public bool ExtractDataUrls { get; init; }

    /// <summary>Whether links are checked.</summary>
    public bool CheckLinks { get; init; } = true;

    /// <summary>Tracking rules beside those that the program ships.</summary>
    public IReadOnlyList<RuleFile> Rules { get; init; } = [];

    /// <summary>Networks that the user brings.</summary>
    public IReadOnlyList<NetworkFile> Networks { get; init; } = [];

    /// <summary>What to strip from rewritten links.</summary>
    public LinkCleaning LinkCleaning { get; init; }

    /// <summary>The asked thumbnail widths in pixels; empty for none; null for the library's own.</summary>
    public IReadOnlyList<int>? ThumbnailWidths { get; init; }

    /// <summary>The thumbnails' format; null for the library's own.</summary>
    public ThumbnailFormat? ThumbnailFormat { get; init; }

    /// <summary>What thumbnails do with animations; null for the library's own.</summary>
    public AnimationMode? Animation { get; init; }

    /// <summary>Whether a damaged picture gets a thumbnail of what could be decoded.</summary>
    public bool Salvages { get; init; }

    /// <summary>The engine that was named to make the thumbnails; null where any will do.</summary>
    public string? ThumbnailEngine { get; init; }

    /// <summary>Pictures of more pixels are archived without a thumbnail.</summary>
    public long MaxPixels { get; init; } = 268_435_456;

    /// <summary>Written before asset paths in the rewritten post instead of the relative path; null for relative.</summary>
    public string? AssetBase { get; init; }

    /// <summary>How offline pages are laid out; null to decide by the post.</summary>
    public PageForm? Page { get; init; }

    /// <summary>Whether servers are asked again about what the library holds.</summary>
    public bool Refreshes { get; init; }

    /// <summary>What outlives a loss of power.</summary>
    public Durability Durability { get; init; } = Durability.Batched;

    /// <summary>Posts worked on at one time.</summary>
    public int PostsInFlight { get; init; } = 32;
}
