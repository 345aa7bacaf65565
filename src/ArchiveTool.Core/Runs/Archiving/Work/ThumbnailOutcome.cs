using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Runs.Archiving.Work;

/// <summary>The thumbnails of one picture, or why there are none.</summary>
/// <param name="Thumbnails">In the order of the asked widths.</param>
/// <param name="Reason">Why there are none.</param>
/// <param name="Message">For people, where there are none.</param>
internal sealed record ThumbnailOutcome(IReadOnlyList<ManifestThumbnail> Thumbnails, Reason Reason, string? Message)
{
    /// <summary>Whether they were made now; false where the library had them.</summary>
    public bool IsNew { get; init; }
}
