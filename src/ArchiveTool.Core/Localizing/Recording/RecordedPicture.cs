namespace ArchiveTool.Core.Localizing.Recording;

/// <summary>A file that a run's post shows in place of a foreign one.</summary>
/// <param name="Path">Relative to the site's folder, with forward slashes.</param>
/// <param name="Url">The address that it came from: the one the author wrote, absolute.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="IsCreated">Whether this run made the file; else it stood there before.</param>
internal sealed record RecordedPicture(string Path, string Url, string Sha256, long Bytes, bool IsCreated);
