namespace ArchiveTool.Core.Localizing.Results;

/// <summary>A file that a changed post leads to.</summary>
/// <param name="Path">Its canonical path.</param>
/// <param name="Url">The address that it came from.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="IsNew">Whether the run made it; else the site had it.</param>
internal sealed record ChangedPicture(string Path, string Url, string Sha256, long Bytes, bool IsNew);
