namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>A file that a changed post leads to.</summary>
/// <param name="Path">Where it stands, or shall stand; canonical.</param>
/// <param name="Url">The address that it came from.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record NewPicture(string Path, string Url, string Sha256, long Bytes)
{
    /// <summary>
    /// Where this run has its bytes, which may have been moved to <see cref="Path"/> meanwhile; null if the site had the file
    /// before.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>Whether other files are made of the same bytes, so that they are copied and not moved.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether nothing stood at the path when the change was made.</summary>
    public bool IsNew { get; init; }
}
