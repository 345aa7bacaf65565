namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Parameters that track, or that a site needs; a trailing <c>*</c> stands for any ending, alone for every name.</summary>
internal sealed record ParameterData(string Rule, string Source, string Date, IReadOnlyList<string> Names)
{
    /// <summary>Where the rule holds; null for everywhere.</summary>
    public IReadOnlyList<string>? Hosts { get; init; }

    /// <summary>Path templates, one of which must fit; null for any path.</summary>
    public IReadOnlyList<string>? Paths { get; init; }

    /// <summary>The affiliate network whose click this marks on the shop's page, or null.</summary>
    public string? Network { get; init; }

    /// <summary>The forms that a value has when it marks a click; null where any value does.</summary>
    public IReadOnlyList<string>? Forms { get; init; }

    /// <summary>URLs that the rule takes something from (that it protects something in).</summary>
    public IReadOnlyList<string> Examples { get; set; } = [];

    /// <summary>URLs that it leaves alone.</summary>
    public IReadOnlyList<string> NearMisses { get; set; } = [];
}
