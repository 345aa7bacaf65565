using ArchiveTool.Core.Affiliates;
using ArchiveTool.Core.Sites;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>What an audit is asked to do, apart from how it fetches.</summary>
public sealed record AuditOptions : RunOptions
{
    /// <summary>How references to files are resolved.</summary>
    /// <value>Default: under the folder, the site's root and the repository's root.</value>
    public LocalReferenceOptions Local { get; init; } = new();

    /// <summary>The accounts that the site's owner has at networks.</summary>
    /// <value>Default: none.</value>
    public OwnAccounts Accounts { get; init; } = OwnAccounts.None;

    /// <summary>Replacements for references, tried in this order.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<ReferenceRemap> Remaps { get; init; } = [];

    /// <summary>Whether example hosts (<c>example.com</c>, <c>localhost</c>) are requested like any other.</summary>
    /// <value>Default: false, they are skipped.</value>
    public bool CheckExampleHosts { get; init; }

    /// <summary>Whether affiliate links and redirectors are requested too, which counts as a click.</summary>
    /// <value>Default: false.</value>
    public bool FollowAffiliateLinks { get; init; }

    /// <summary>Whether the elements that fragments name are looked for in their pages.</summary>
    /// <value>Default: false.</value>
    public bool CheckFragments { get; init; }

    /// <summary>The availability API that is asked for captures of dead links.</summary>
    /// <value>Default: null, captures are not looked up.</value>
    public WebUrl? WaybackEndpoint { get; init; }

    /// <summary>The largest input, in bytes. A larger one is a failure in the result.</summary>
    /// <value>Default: 256,000,000.</value>
    public long MaxInputBytes { get; init; } = 256_000_000;

    /// <summary>How many posts are worked on at once, at least 1.</summary>
    /// <value>Default: 128.</value>
    public int PostsInFlight { get; init; } = 128;
}
