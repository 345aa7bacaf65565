namespace ArchiveTool.Core.Runs.Planning;

/// <summary>What is to be done about a reference.</summary>
internal enum PlannedAction
{
    /// <summary>Nothing: it stays as it is.</summary>
    Leave,

    /// <summary>Get its body by its URL.</summary>
    Fetch,

    /// <summary>Take its body from a local file.</summary>
    Read,

    /// <summary>Make a file of what stands in the post itself.</summary>
    Extract,

    /// <summary>Check it as a link.</summary>
    Check,
}
