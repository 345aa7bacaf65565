using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Runs.Planning;

namespace ArchiveTool.Core.Runs.Archiving.Work;

/// <summary>A style sheet that a post uses, and what it refers to itself.</summary>
/// <param name="asset">The sheet as it came.</param>
/// <param name="text">Its text.</param>
/// <param name="planned">Its references, in order.</param>
/// <param name="place">Where the post refers to it, or to the sheet that imports it.</param>
internal sealed class StyleSheet(
    ManifestAsset asset,
    SourceText text,
    IReadOnlyList<PlannedReference> planned,
    SourceSpan place
)
{
    public SourceSpan Place { get; } = place;

    public ManifestAsset Asset { get; } = asset;

    public SourceText Text { get; } = text;

    public IReadOnlyList<PlannedReference> Planned { get; } = planned;

    /// <summary>The sheet with its URLs rewritten; the sheet as it came where there was nothing to rewrite.</summary>
    public ManifestAsset Stored { get; set; } = asset;
}
