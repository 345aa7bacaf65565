namespace ArchiveTool.Core.Libraries.Format;

/// <summary>A header of a response.</summary>
/// <param name="Name">Its name as it came.</param>
/// <param name="Value">Its value.</param>
internal sealed record ManifestHeader(string Name, string Value);
