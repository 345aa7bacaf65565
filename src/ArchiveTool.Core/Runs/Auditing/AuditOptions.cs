using System.Text.RegularExpressions;
using ArchiveTool.Core.Affiliates;
using ArchiveTool.Core.Disclosures;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Sites;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>What an audit is asked to do, apart from how it fetches.</summary>
public sealed record AuditOptions
{
    /// <summary>Tracking rules beside those that the program ships.</summary>
    public IReadOnlyList<Tracking.Rules.RuleFile> Rules { get; init; } = [];

    /// <summary>Networks that the user brings.</summary>
    public IReadOnlyList<Tracking.NetworkFile> Networks { get; init; } = [];

    /// <summary>Overrides each post's declared URL; null to use it.</summary>
    public WebUrl? DocumentUrl { get; init; }

    /// <summary>How references to files are looked up.</summary>
    public LocalReferenceOptions Local { get; init; } = new();

    /// <summary>Other addresses or files for references, in this order.</summary>
    public IReadOnlyList<ReferenceRemap> Remaps { get; init; } = [];

    /// <summary>Whether hosts of examples (<c>example.com</c>, <c>localhost</c>) are asked like any other.</summary>
    public bool CheckExampleHosts { get; init; }

    /// <summary>How bodies are read; null to decide by extension and content.</summary>
    public PostFormat? InputFormat { get; init; }

    /// <summary>How feeds, sitemaps and lists are read.</summary>
    public ListingOptions Listings { get; init; } = new();

    /// <summary>The default policy of documents.</summary>
    public ReferrerPolicy DefaultReferrerPolicy { get; init; } = ReferrerPolicy.StrictOriginWhenCrossOrigin;

    /// <summary>The attributes in which lazy loaders keep pictures.</summary>
    public LazyImageTable LazyImages { get; init; } = LazyImageTable.Default;

    /// <summary>Only URLs that match one of these are checked; empty for all.</summary>
    public IReadOnlyList<Regex> Include { get; init; } = [];

    /// <summary>URLs that match one of these are not.</summary>
    public IReadOnlyList<Regex> Exclude { get; init; } = [];

    /// <summary>Whether links that would count as a customer's click are asked for all the same.</summary>
    public bool FollowAffiliateLinks { get; init; }

    /// <summary>Whose rule says what discloses an affiliate link.</summary>
    public DisclosureRule Disclosure { get; init; }

    /// <summary>The accounts that the site's owner has at networks.</summary>
    public OwnAccounts Accounts { get; init; } = OwnAccounts.None;

    /// <summary>Whether the elements that fragments name are looked for in the pages.</summary>
    public bool CheckFragments { get; init; }

    /// <summary>Where captures of dead links are looked up; null for nowhere.</summary>
    public WebUrl? WaybackEndpoint { get; init; }

    /// <summary>A larger input is refused.</summary>
    public long MaxInputBytes { get; init; } = 256_000_000;

    /// <summary>Posts worked on at one time.</summary>
    public int PostsInFlight { get; init; } = 128;
}
