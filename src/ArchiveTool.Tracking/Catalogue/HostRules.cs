namespace ArchiveTool.Tracking.Catalogue;

/// <summary>All that is known of a host, what holds for the domains above it included.</summary>
internal sealed record HostRules(
    IReadOnlyList<LinkRule> Links,
    ParameterIndex Parameters,
    ParameterIndex Needed,
    IReadOnlyList<BeaconRule> Beacons
);
