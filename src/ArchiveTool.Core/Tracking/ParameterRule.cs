namespace ArchiveTool.Core.Tracking;

/// <summary>A parameter that tracks; a trailing <c>*</c> stands for any ending.</summary>
internal sealed record ParameterRule(string Name, string Rule, string Source, IReadOnlyList<string>? Hosts = null);
