namespace ArchiveTool.Core.Tracking;

/// <summary>A network or redirector: which URLs are its own, and where in them account and destination stand.</summary>
internal sealed record RedirectRule(
    string Name,
    string Source,
    IReadOnlyList<string> Hosts,
    string? Path = null,
    string? Direct = null,
    IReadOnlyList<string>? Account = null,
    IReadOnlyList<string>? Destination = null,
    bool RawTail = false
);
