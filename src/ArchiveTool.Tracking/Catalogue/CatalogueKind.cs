namespace ArchiveTool.Tracking.Catalogue;

/// <summary>What the entries of a catalogue file are, in the order in which they are asked.</summary>
internal enum CatalogueKind
{
    HostSets,
    Networks,
    Redirectors,
    Shorteners,
    Parameters,
    Needed,
    Beacons,
}
