namespace ArchiveTool.Core.Libraries.Format;

/// <summary>Where a URL as written stands.</summary>
/// <param name="Offset">First byte in the original, from 0.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
internal sealed record ManifestLocation(int Offset, int Length, int Line, int Column);
