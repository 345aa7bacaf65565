using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Exports;

/// <summary>What an export did.</summary>
internal sealed record ExportResult
{
    /// <summary>What was made.</summary>
    public required ExportKind Kind { get; init; }

    /// <summary>The file or folder.</summary>
    public required string Output { get; init; }

    /// <summary>Why nothing was written; null where something was.</summary>
    public string? Failure { get; init; }

    /// <summary>The posts in it, in their order.</summary>
    public IReadOnlyList<ExportedPost> Posts { get; init; } = [];

    /// <summary>What was left out.</summary>
    public IReadOnlyList<ExportProblem> LeftOut { get; init; } = [];

    /// <summary>Posts that were named and that the library does not have.</summary>
    public IReadOnlyList<Slug> Unknown { get; init; } = [];

    /// <summary>How many files were written.</summary>
    public int Files { get; init; }

    /// <summary>Their length in bytes.</summary>
    public long Bytes { get; init; }
}
