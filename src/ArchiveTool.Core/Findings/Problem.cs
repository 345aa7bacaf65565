namespace ArchiveTool.Core.Findings;

/// <summary>An expected failure, as a value that reaches the report.</summary>
/// <param name="Code">What it is about.</param>
/// <param name="Reason">Why.</param>
/// <param name="Url">The URL or file concerned, or null.</param>
/// <param name="Message">One sentence for people: what happened, and what to do next.</param>
/// <param name="Line">Line in the post, from 1, or null.</param>
/// <param name="Column">Column in UTF-16 units, from 1, or null.</param>
public sealed record Problem(
    ProblemCode Code,
    Reason Reason,
    string? Url,
    string Message,
    int? Line = null,
    int? Column = null
);
