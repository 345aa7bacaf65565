namespace ArchiveTool.Core.Media.Store;

/// <summary>When an added asset is forced onto the disk.</summary>
internal enum AssetDurability
{
    /// <summary>
    /// By the operating system in its own time. A crash of the program loses nothing; after a loss of power the
    /// library's journal and <c>verify</c> say which assets must be fetched again.
    /// </summary>
    Deferred,

    /// <summary>Before it gets its name: one flush a file, slow on most disks.</summary>
    EachFile,
}
