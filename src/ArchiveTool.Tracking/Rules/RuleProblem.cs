namespace ArchiveTool.Tracking.Rules;

/// <summary>What of a user's file cannot be used.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Message">What is wrong with it, and what follows from that.</param>
public sealed record RuleProblem(string File, int Line, string Message);
