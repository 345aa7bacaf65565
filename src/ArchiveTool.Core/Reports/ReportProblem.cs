using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Reports;

/// <summary>What is to be said of a post beside its links: a picture that is missing, front matter that is broken.</summary>
/// <param name="Post">The post's path or URL, as the places of its links name it.</param>
/// <param name="Problem">What was found.</param>
public sealed record ReportProblem(string Post, Problem Problem);
