namespace ArchiveTool.Core.Localizing.Recording;

/// <summary>A run that changed a site's sources.</summary>
/// <param name="Header">Which run.</param>
/// <param name="Files">What it did, in its order.</param>
/// <param name="IsFinished">Whether it came to its end; else it was killed.</param>
internal sealed record RunRecord(RunHeader Header, IReadOnlyList<RecordedFile> Files, bool IsFinished);
