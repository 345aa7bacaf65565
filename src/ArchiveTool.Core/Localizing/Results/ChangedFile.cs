using ArchiveTool.Core.Localizing.Recording;

namespace ArchiveTool.Core.Localizing.Results;

/// <summary>A file with changes.</summary>
/// <param name="Path">Its canonical path.</param>
/// <param name="Edits">The changes, in its order.</param>
internal sealed record ChangedFile(string Path, IReadOnlyList<ChangedPlace> Edits)
{
    /// <summary>SHA-256 of the file before.</summary>
    public required string Before { get; init; }

    /// <summary>SHA-256 of the file after.</summary>
    public required string After { get; init; }

    /// <summary>The stamp of the file as it was written; null if it was not.</summary>
    public FileStamp? Stamp { get; init; }

    /// <summary>Of a dry run, the change as a unified diff in the file's own encoding.</summary>
    public ReadOnlyMemory<byte> Diff { get; init; }
}
