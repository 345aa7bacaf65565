namespace ArchiveTool.Core.Tracking.Rules;

/// <summary>A rule of a user's file that cannot be used and is passed over.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record RuleProblem(string File, int Line, string Message);
