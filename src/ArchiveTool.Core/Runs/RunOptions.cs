using System.Text.RegularExpressions;
using ArchiveTool.Core.Disclosures;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Rules;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs;

/// <summary>What every run that reads posts can be asked, apart from how it fetches.</summary>
public abstract record RunOptions
{
    /// <summary>Overrides each post's declared URL.</summary>
    /// <value>Default: null, the declared one.</value>
    public WebUrl? DocumentUrl { get; init; }

    /// <summary>How bodies are read.</summary>
    /// <value>Default: null, decided by extension and content.</value>
    public PostFormat? InputFormat { get; init; }

    /// <summary>How feeds, sitemaps and lists are read.</summary>
    /// <value>Default: told by content, at most 1,000 entries.</value>
    public ListingOptions Listings { get; init; } = new();

    /// <summary>The policy of documents that declare none.</summary>
    /// <value>Default: <see cref="ReferrerPolicy.StrictOriginWhenCrossOrigin"/>.</value>
    public ReferrerPolicy DefaultReferrerPolicy { get; init; } = ReferrerPolicies.Default;

    /// <summary>The attributes in which lazy loaders keep pictures.</summary>
    /// <value>Default: <see cref="LazyImageTable.Default"/>.</value>
    public LazyImageTable LazyImages { get; init; } = LazyImageTable.Default;

    /// <summary>Only URLs that match one of these are fetched or checked.</summary>
    /// <value>Default: empty, all.</value>
    public IReadOnlyList<Regex> Include { get; init; } = [];

    /// <summary>URLs that match one of these are neither fetched nor checked.</summary>
    /// <value>Default: empty, none.</value>
    public IReadOnlyList<Regex> Exclude { get; init; } = [];

    /// <summary>Tracking rules added to the built-in ones.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<RuleFile> Rules { get; init; } = [];

    /// <summary>Networks, redirectors and parameters added to the built-in catalogue.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<NetworkFile> Networks { get; init; } = [];

    /// <summary>The country whose rule decides what discloses an affiliate link.</summary>
    /// <value>Default: any wording that readers understand.</value>
    public DisclosureRule Disclosure { get; init; }
}
