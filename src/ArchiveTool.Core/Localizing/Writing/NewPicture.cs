namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>A file that a changed post leads to.</summary>
/// <param name="Path">Where it stands, or shall stand; canonical.</param>
/// <param name="Source">Where its bytes stand now; null if it stands in the site already.</param>
/// <param name="Url">The address that it came from.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record NewPicture(string Path, string? Source, string Url, string Sha256, long Bytes);
