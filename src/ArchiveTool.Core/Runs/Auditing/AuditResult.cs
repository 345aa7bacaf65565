using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Reports;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>What an audit found.</summary>
public sealed record AuditResult
{
    /// <summary>The report.</summary>
    public required AuditReport Report { get; init; }

    /// <summary>Inputs that could not be read, with why.</summary>
    public required IReadOnlyList<Problem> Failures { get; init; }

    /// <summary>What went wrong beside the work and cost none of it: a cache that is damaged, an archive that does not answer.</summary>
    public required IReadOnlyList<Problem> Notes { get; init; }

    /// <summary>Whether the run ended before all was checked.</summary>
    public required bool IsInterrupted { get; init; }
}
