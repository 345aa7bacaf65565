namespace ArchiveTool.Core.Files;

/// <summary>What stands at a path, after symbolic links.</summary>
internal enum FileKind
{
    /// <summary>Nothing, or a link to nothing.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe, a device or a socket: it has a reader or a driver behind it and is never replaced.</summary>
    Special,
}
