using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Runs.Thumbnailing;

/// <summary>What a run over a library's thumbnails did.</summary>
internal sealed record ThumbnailRunResult
{
    /// <summary>Pictures, each once.</summary>
    public required int Pictures { get; init; }

    /// <summary>Thumbnail files built.</summary>
    public required int Built { get; init; }

    /// <summary>Bytes of these.</summary>
    public required long BuiltBytes { get; init; }

    /// <summary>Thumbnail files that were there and right.</summary>
    public required int Kept { get; init; }

    /// <summary>Files removed, because no picture needs them.</summary>
    public required int Pruned { get; init; }

    /// <summary>Bytes of these.</summary>
    public required long PrunedBytes { get; init; }

    /// <summary>Pictures that no thumbnail could be made of, with the post that uses them.</summary>
    public required IReadOnlyList<(string Slug, Problem Problem)> Problems { get; init; }

    /// <summary>Posts that could not be done, and why: something in the library is damaged.</summary>
    public required IReadOnlyList<(string Slug, Problem Problem)> Failures { get; init; }

    /// <summary>Whether it was ended before it was done; what was finished is kept.</summary>
    public required bool IsInterrupted { get; init; }
}
