using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Runs.Archiving.Work;

/// <summary>What became of one input.</summary>
/// <param name="Name">As the user wrote it.</param>
/// <param name="Manifest">The post's manifest, or null if it could not be done.</param>
/// <param name="IsUnchanged">Whether it was found as it had been archived, so that nothing was to be done.</param>
/// <param name="NewAssets">What of it this run brought into the library; other posts of the run may share it.</param>
/// <param name="Failure">Why it could not be done, or null.</param>
internal sealed record PostOutcome(
    string Name,
    Manifest? Manifest,
    bool IsUnchanged,
    IReadOnlyList<ManifestAsset> NewAssets,
    Problem? Failure
);
