using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Localizing.Results;

/// <summary>What a run changed in a site's sources, or would change.</summary>
internal sealed record ChangeResult
{
    /// <summary>localize, delocalize or fix.</summary>
    public required string Command { get; init; }

    /// <summary>The names of the runs as <c>--undo</c> takes them: one a site that was changed; empty where none was.</summary>
    public IReadOnlyList<string> Runs { get; init; } = [];

    /// <summary>Whether an earlier run was taken back.</summary>
    public bool IsUndo { get; init; }

    /// <summary>Whether nothing was written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>How many posts were read.</summary>
    public int Posts { get; init; }

    /// <summary>The files with changes, in the order of the inputs.</summary>
    public IReadOnlyList<ChangedFile> Files { get; init; } = [];

    /// <summary>The pictures that the changes lead to, each once, in the order in which they were met.</summary>
    public IReadOnlyList<ChangedPicture> Pictures { get; init; } = [];

    /// <summary>References that stay as they are though they were to be changed.</summary>
    public IReadOnlyList<ChangeFailure> Failures { get; init; } = [];

    /// <summary>What kept the run from its work: inputs that cannot be read, files that were not written.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What is worth knowing and cost none of the work.</summary>
    public IReadOnlyList<Problem> Notes { get; init; } = [];

    /// <summary>Whether it was ended early.</summary>
    public bool IsInterrupted { get; init; }
}
