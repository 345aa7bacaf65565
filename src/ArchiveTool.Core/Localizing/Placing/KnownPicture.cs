namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>A file of the site that came from elsewhere.</summary>
/// <param name="Path">Canonical.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record KnownPicture(string Path, string Sha256, long Bytes)
{
    /// <summary>Where this run has its bytes; null if an earlier run brought it.</summary>
    public string? Source { get; init; }
}
