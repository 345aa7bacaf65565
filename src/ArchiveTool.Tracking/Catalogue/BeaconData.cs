namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Tracking pixels: host, path, and with <c>shape</c> the picture must also be tiny.</summary>
internal sealed record BeaconData(string Name, string Source, IReadOnlyList<string> Hosts)
{
    /// <summary>Path templates, one of which must fit; none for any path.</summary>
    public IReadOnlyList<string> Paths { get; set; } = [];

    /// <summary>Parameters that must all be there.</summary>
    public IReadOnlyList<string> Needs { get; set; } = [];

    /// <summary>Whether the picture must also be tiny.</summary>
    public bool Shape { get; set; }
}
