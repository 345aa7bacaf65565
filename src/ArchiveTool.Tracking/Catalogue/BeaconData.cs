namespace ArchiveTool.Tracking.Catalogue;

/// <summary>What only counts: host, path, and with <c>shape</c> the picture must also be tiny.</summary>
internal sealed record BeaconData(string Name, string Source, string Date, IReadOnlyList<string> Hosts)
{
    /// <summary>Path templates, one of which must fit; none for any path.</summary>
    public IReadOnlyList<string> Paths { get; set; } = [];

    /// <summary>Parameters that must all be there.</summary>
    public IReadOnlyList<string> Needs { get; set; } = [];

    /// <summary>Whether the picture must also be tiny.</summary>
    public bool Shape { get; set; }

    /// <summary>URLs that the entry recognises, tiny where it asks for that.</summary>
    public IReadOnlyList<string> Examples { get; set; } = [];

    /// <summary>URLs that look like them and are not the entry's.</summary>
    public IReadOnlyList<string> NearMisses { get; set; } = [];
}
