namespace ArchiveTool.Core.Files;

/// <summary>What the file system says of an entry itself; a link is not followed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Length in bytes, of a file.</param>
/// <param name="LastWriteTimeUtc">When its content last changed.</param>
internal readonly record struct EntryStatus(EntryKind Kind, long Length, DateTime LastWriteTimeUtc)
{
    /// <summary>Whether it is a regular file.</summary>
    public bool IsFile => Kind == EntryKind.File;

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder => Kind == EntryKind.Folder;
}
