using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Reports;

/// <summary>What the writers need to know beside the report itself.</summary>
internal sealed record ReportSettings
{
    /// <summary>The canonical folder that paths of posts are shown relative to; null to show them as they are.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>The version of the program.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Where the program is explained, an absolute URL; null to leave it out.</summary>
    public string? ToolAddress { get; init; }

    /// <summary>Which findings fail the run; JUnit tells them as failures.</summary>
    public IReadOnlySet<ProblemCode> FailOn { get; init; } = new HashSet<ProblemCode>();

    /// <summary>When the report was made: the HTML page shows it; null to leave it out.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>The owner's statistics of clicks; null if there are none.</summary>
    public ClickCounts? Clicks { get; init; }
}
