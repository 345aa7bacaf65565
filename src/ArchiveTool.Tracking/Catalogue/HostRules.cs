namespace ArchiveTool.Tracking.Catalogue;

/// <summary>All that is known of a host, what holds for the domains above it included.</summary>
internal sealed record HostRules(
    LinkRule[] Links,
    ParameterIndex Parameters,
    ParameterIndex Needed,
    BeaconRule[] Beacons
);
