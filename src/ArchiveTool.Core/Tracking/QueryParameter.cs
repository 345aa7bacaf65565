namespace ArchiveTool.Core.Tracking;

/// <summary>One parameter of a query, as written.</summary>
/// <param name="Name">Before the equals sign.</param>
/// <param name="Value">After it; empty where there is none.</param>
/// <param name="Written">The whole.</param>
public sealed record QueryParameter(string Name, string Value, string Written);
