using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>One case of a JUnit report.</summary>
/// <param name="Post">The post's path or URL.</param>
/// <param name="Line">From 1; 0 if it concerns the whole post.</param>
/// <param name="Column">From 1; 0 if it concerns the whole post.</param>
/// <param name="Name">What was looked at.</param>
/// <param name="Problems">What was found.</param>
/// <param name="Skipped">Why it was not asked for, or null.</param>
internal sealed record JunitCase(
    string Post,
    int Line,
    int Column,
    string Name,
    IReadOnlyList<Problem> Problems,
    Reason? Skipped
);
