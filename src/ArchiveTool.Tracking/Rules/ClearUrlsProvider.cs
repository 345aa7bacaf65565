namespace ArchiveTool.Tracking.Rules;

/// <summary>A provider of ClearURLs' rules (https://docs.clearurls.xyz/latest/specs/rules/).</summary>
internal sealed class ClearUrlsProvider
{
    /// <summary>Its name in the file.</summary>
    public required string Name { get; init; }

    /// <summary>Which URLs it is about.</summary>
    public required RulePattern UrlPattern { get; init; }

    /// <summary>Whether such URLs are there for nothing else than tracking.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The names of fields that track.</summary>
    public NameRules Rules { get; } = new();

    /// <summary>The names of fields that say who referred the reader.</summary>
    public NameRules Referrals { get; } = new();

    /// <summary>What goes from the whole URL.</summary>
    public List<RulePattern> RawRules { get; } = [];

    /// <summary>URLs that it leaves alone.</summary>
    public List<RulePattern> Exceptions { get; } = [];

    /// <summary>Their first group is where a redirector leads.</summary>
    public List<RulePattern> Redirections { get; } = [];
}
