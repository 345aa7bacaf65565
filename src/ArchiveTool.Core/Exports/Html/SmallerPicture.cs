namespace ArchiveTool.Core.Exports.Html;

/// <summary>A picture that was encoded again.</summary>
/// <param name="Path">Where it stands, outside of the library.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record SmallerPicture(string Path, string MediaType, long Length)
{
    /// <summary>How many of its pixels stand for one of the picture's, so that it is shown as large.</summary>
    public double Density { get; init; } = 1;

    /// <summary>Opens it to read it from its beginning.</summary>
    public FileStream OpenRead() => File.OpenRead(Path);
}
