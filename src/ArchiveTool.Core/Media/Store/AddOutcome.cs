namespace ArchiveTool.Core.Media.Store;

/// <summary>What adding an asset did.</summary>
internal enum AddOutcome
{
    /// <summary>The body is new in the store.</summary>
    Added,

    /// <summary>The store had it: the temporary file was removed.</summary>
    Duplicate,

    /// <summary>The store had a file of that name but another length, damaged somehow: the new one took its place.</summary>
    Replaced,
}
