namespace ArchiveTool.Core.Tracking;

/// <summary>A tracking pixel's host; with <c>shape</c> the picture must also be tiny.</summary>
internal sealed record BeaconRule(
    string Name,
    string Source,
    IReadOnlyList<string> Hosts,
    string? Path = null,
    bool Shape = false
);
