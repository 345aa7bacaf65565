using ArchiveTool.Tracking.Catalogue;

namespace ArchiveTool.Tracking;

/// <summary>How much a catalogue knows.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Date">The year and month in which its newest entry was checked.</param>
/// <param name="Networks">Affiliate networks and programmes, by name.</param>
/// <param name="Redirectors">Redirectors, by name.</param>
/// <param name="Shorteners">Shorteners, by host: many share an entry.</param>
/// <param name="Parameters">Names of parameters that track, anywhere or at a site.</param>
/// <param name="Beacons">Beacons, by entry.</param>
internal sealed record CatalogueSummary(
    string Version,
    string Date,
    int Networks,
    int Redirectors,
    int Shorteners,
    int Parameters,
    int Beacons
)
{
    /// <summary>Where the catalogue is from: <c>shipped</c> with the program, or <c>installed</c> since.</summary>
    public string Origin { get; init; } = "shipped";

    /// <summary>Reads the catalogue that is asked, every entry of it.</summary>
    public static CatalogueSummary Read(out string? problem)
    {
        var bundle = InstalledCatalogue.Find(out problem);
        var summary = Read(bundle?.Files ?? CatalogueKnowledge.ReadShippedFiles());
        return bundle is null ? summary : summary with { Version = bundle.Version, Origin = "installed" };
    }

    private static CatalogueSummary Read(IReadOnlyList<CatalogueFile> files)
    {
        var entries = files.SelectMany(file => file.ReadEntries()).ToLookup(entry => entry.Kind);
        var networks = entries[CatalogueKind.Networks].Select(entry => entry.ReadOwner()).ToList();
        var redirectors = entries[CatalogueKind.Redirectors].Select(entry => entry.ReadOwner()).ToList();
        var shorteners = entries[CatalogueKind.Shorteners].Select(entry => entry.ReadOwner()).ToList();
        var parameters = entries[CatalogueKind.Parameters].Select(entry => entry.Parameters).ToList();
        var beacons = entries[CatalogueKind.Beacons].Select(entry => entry.ReadBeacon()).ToList();
        var dates = networks
            .Concat(redirectors)
            .Concat(shorteners)
            .Select(owner => owner.Date)
            .Concat(parameters.Select(parameter => parameter.Date))
            .Concat(beacons.Select(beacon => beacon.Date));
        return new CatalogueSummary(
            dates.Max(StringComparer.Ordinal) ?? "",
            dates.Max(StringComparer.Ordinal) ?? "",
            networks.DistinctBy(owner => owner.Name, StringComparer.Ordinal).Count(),
            redirectors.DistinctBy(owner => owner.Name, StringComparer.Ordinal).Count(),
            entries[CatalogueKind.Shorteners].SelectMany(entry => entry.Hosts).Distinct(StringComparer.Ordinal).Count(),
            parameters.SelectMany(parameter => parameter.Names).Distinct(StringComparer.Ordinal).Count(),
            beacons.Count
        );
    }
}
