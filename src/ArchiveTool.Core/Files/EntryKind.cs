namespace ArchiveTool.Core.Files;

/// <summary>What a name in a folder stands for.</summary>
internal enum EntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, or another reparse point of Windows.</summary>
    Link,

    /// <summary>A pipe, a socket or a device.</summary>
    Special,
}
