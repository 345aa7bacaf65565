using System.Text.Json.Serialization;
using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Reports;

/// <summary>The report of a run: what every format shows, each in its way.</summary>
public sealed record AuditReport
{
    /// <summary>The schema that this program writes.</summary>
    public const string CurrentSchema = "archivetool/audit/1";

    /// <summary>Name and version of the report's form.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Counts.</summary>
    public required AuditSummary Summary { get; init; }

    /// <summary>What an archive run did; null for an audit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ArchiveSummary? Archive { get; init; }

    /// <summary>Every URL that was checked, in the order of its first place.</summary>
    public required IReadOnlyList<LinkFinding> Links { get; init; }

    /// <summary>The files that were audited, in the order of the report; null for an archive run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AuditedFile>? Files { get; init; }

    /// <summary>What is to be said of the posts beside their links. Manifests carry it; the JSON report does not.</summary>
    [JsonIgnore]
    public IReadOnlyList<ReportProblem> Problems { get; init; } = [];
}
