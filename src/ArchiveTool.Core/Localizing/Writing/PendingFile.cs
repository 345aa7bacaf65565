using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Results;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>A change that is being written.</summary>
/// <param name="Change">The change.</param>
/// <param name="Places">What changes, for the report.</param>
/// <param name="Written">What was written, or why the file was left alone.</param>
internal sealed record PendingFile(
    SourceChange Change,
    IReadOnlyList<ChangedPlace> Places,
    Task<Outcome<WrittenChange>> Written
);
