using ArchiveTool.Core.Localizing.Recording;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>A change that is on the disk.</summary>
/// <param name="Record">What was recorded of it.</param>
/// <param name="Stamp">The stamp of the file as it was written.</param>
internal sealed record WrittenChange(RecordedFile Record, FileStamp Stamp);
