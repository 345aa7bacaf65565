namespace ArchiveTool.Tracking;

/// <summary>What to strip from rewritten links.</summary>
public enum LinkCleaning
{
    /// <summary>They stay as they are.</summary>
    None,

    /// <summary>Without what tracks, redirectors unwrapped; the author's affiliate links stay.</summary>
    Tracking,

    /// <summary>Affiliate networks and accounts too.</summary>
    All,
}
