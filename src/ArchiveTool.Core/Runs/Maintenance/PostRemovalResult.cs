using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Runs.Maintenance;

/// <summary>What a removal did.</summary>
/// <param name="Removed">The posts that are gone.</param>
/// <param name="Unknown">Slugs that the library has no post of.</param>
/// <param name="Files">How many files went that only these posts used.</param>
/// <param name="Bytes">Their bytes.</param>
internal sealed record PostRemovalResult(
    IReadOnlyList<Slug> Removed,
    IReadOnlyList<Slug> Unknown,
    int Files,
    long Bytes
);
