namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Whose link it is.</summary>
internal enum LinkOwnerKind
{
    /// <summary>An affiliate network's: a click earns money.</summary>
    Network,

    /// <summary>A redirector's: a click is counted.</summary>
    Redirector,

    /// <summary>A shortener's: only asking shows where it leads.</summary>
    Shortener,
}
