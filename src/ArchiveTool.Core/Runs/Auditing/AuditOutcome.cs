using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Reports;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>What came of one post.</summary>
/// <param name="Post">Its path or URL.</param>
/// <param name="Date">When it was written, or null.</param>
/// <param name="ReferenceUrls">The absolute URL of each of its references, null if absent.</param>
/// <param name="Links">Its links.</param>
/// <param name="Problems">What is wrong with the input and cost less than the post.</param>
internal sealed record AuditOutcome(
    string Post,
    DateTimeOffset? Date,
    IReadOnlyList<string?> ReferenceUrls,
    IReadOnlyList<LinkFinding> Links,
    IReadOnlyList<Problem> Problems
)
{
    /// <summary>Of a large post, its references and links, in place of the lists.</summary>
    public ReportBuilder? Gathered { get; init; }

    /// <summary>Of a file, the hash of its bytes.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Why there is nothing; null if there is.</summary>
    public Problem? Failure { get; init; }

    public static AuditOutcome Failed(Problem failure) => new("", null, [], [], []) { Failure = failure };
}
