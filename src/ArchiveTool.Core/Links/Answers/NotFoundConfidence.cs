namespace ArchiveTool.Core.Links.Answers;

/// <summary>How likely a 2xx response is really a "not found" page.</summary>
internal enum NotFoundConfidence
{
    /// <summary>Nothing, or too little.</summary>
    None,

    /// <summary>Enough to ask the host how it answers to what it cannot have.</summary>
    Some,

    /// <summary>Enough to be sure.</summary>
    Certain,
}
