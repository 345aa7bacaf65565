namespace ArchiveTool.Tracking.Catalogue;

/// <summary>The form of <c>catalogue.json</c>; <c>docs/tracking-rules.md</c> says what each field means.</summary>
internal sealed record CatalogueData(
    IReadOnlyDictionary<string, IReadOnlyList<string>> HostSets,
    IReadOnlyList<LinkOwnerData> Networks,
    IReadOnlyList<LinkOwnerData> Redirectors,
    IReadOnlyList<LinkOwnerData> Shorteners,
    IReadOnlyList<ParameterData> Parameters,
    IReadOnlyList<ParameterData> Needed,
    IReadOnlyList<BeaconData> Beacons
);
