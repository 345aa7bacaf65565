using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Reports;

namespace ArchiveTool.Core.Runs.Archiving.Work;

/// <summary>What a run did.</summary>
public sealed record ArchiveResult
{
    /// <summary>The report.</summary>
    public required AuditReport Report { get; init; }

    /// <summary>Inputs that could not be done, with why.</summary>
    public required IReadOnlyList<Problem> Failures { get; init; }

    /// <summary>What went wrong without costing any of the work, such as a pattern that took too long.</summary>
    public IReadOnlyList<Problem> Notes { get; init; } = [];

    /// <summary>What was found in each post: its name and the problem.</summary>
    public required IReadOnlyList<(string Post, Problem Problem)> Problems { get; init; }

    /// <summary>The posts that were done, in the order of the inputs.</summary>
    public required IReadOnlyList<DonePost> Posts { get; init; }

    /// <summary>Posts found as they had been archived.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Pictures among the bodies.</summary>
    public required int Images { get; init; }

    /// <summary>Bytes that this run brought into the library.</summary>
    public required long NewBytes { get; init; }

    /// <summary>Whether the run ended before all was done.</summary>
    public required bool IsInterrupted { get; init; }
}
