namespace ArchiveTool.Core.Tracking;

/// <summary>The form of <c>catalogue.json</c>.</summary>
internal sealed record CatalogueData(
    IReadOnlyList<RedirectRule> Networks,
    IReadOnlyList<RedirectRule> Redirectors,
    IReadOnlyList<ParameterRule> Parameters,
    IReadOnlyList<BeaconRule> Beacons
);
