namespace ArchiveTool.Core.Files;

/// <summary>One entry of a folder.</summary>
/// <param name="Path">Its path from the directory's root.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct FolderEntry(RelativePath Path, EntryKind Kind);
