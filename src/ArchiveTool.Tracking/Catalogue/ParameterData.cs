namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Parameters that track, or that a site needs; a trailing <c>*</c> stands for any ending, alone for every name.</summary>
internal sealed record ParameterData(string Rule, string Source, IReadOnlyList<string> Names)
{
    /// <summary>Where the rule holds; null for everywhere.</summary>
    public IReadOnlyList<string>? Hosts { get; init; }

    /// <summary>The affiliate network whose click this marks on the shop's page, or null.</summary>
    public string? Network { get; init; }
}
