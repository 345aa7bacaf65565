namespace ArchiveTool.Core.Libraries;

/// <summary>The program that wrote a manifest.</summary>
/// <param name="Name"><c>archivetool</c>.</param>
/// <param name="Version">Its version.</param>
public sealed record ManifestTool(string Name, string Version);
