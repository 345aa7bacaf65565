namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>A file that comes into the site.</summary>
/// <param name="Path">Where it shall stand, canonical.</param>
/// <param name="Temporary">Where its bytes stand now; null where it stands in the site already.</param>
/// <param name="Url">The address that it came from.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record NewPicture(string Path, string? Temporary, string Url, string Sha256, long Bytes);
