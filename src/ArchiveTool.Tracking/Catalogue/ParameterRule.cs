namespace ArchiveTool.Tracking.Catalogue;

/// <summary>A parameter that tracks, or that a site needs.</summary>
/// <param name="Name">In lower case; without the final star.</param>
/// <param name="Rule">What is reported.</param>
/// <param name="Network">The affiliate network whose click it marks, or null.</param>
internal sealed record ParameterRule(string Name, string Rule, string? Network);
