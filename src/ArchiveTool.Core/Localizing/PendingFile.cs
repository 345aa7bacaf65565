using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;

namespace ArchiveTool.Core.Localizing;

/// <summary>A change that is being written.</summary>
/// <param name="Change">The change.</param>
/// <param name="Places">What changes, for the report.</param>
/// <param name="Written">What was written, or why the file was left alone.</param>
internal sealed record PendingFile(
    SourceChange Change,
    IReadOnlyList<ChangedPlace> Places,
    Task<Outcome<WrittenChange>> Written
);
