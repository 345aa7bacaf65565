using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Reports;

/// <summary>One thing to be told, at one place: what text, Markdown, CSV, SARIF and JUnit reports are made of.</summary>
/// <param name="Post">The post's path or URL.</param>
/// <param name="Line">From 1, or null if it concerns the whole post.</param>
/// <param name="Column">From 1, in UTF-16 units, or null.</param>
/// <param name="Code">What it is about.</param>
/// <param name="Reason">Why.</param>
/// <param name="Url">The URL or file concerned; empty if absent.</param>
/// <param name="Message">One sentence for people.</param>
internal sealed record ReportFinding(
    string Post,
    int? Line,
    int? Column,
    ProblemCode Code,
    Reason Reason,
    string Url,
    string Message
)
{
    /// <summary>The link that it is about; null if it is about no link.</summary>
    public LinkFinding? Link { get; init; }

    /// <summary>What is to be said of a problem in a post.</summary>
    public static ReportFinding From(string post, Problem problem) =>
        new(post, problem.Line, problem.Column, problem.Code, problem.Reason, problem.Url ?? "", problem.Message);
}
