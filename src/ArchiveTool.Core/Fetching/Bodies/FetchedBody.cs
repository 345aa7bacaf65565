namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>A body in a temporary file, which the caller owns.</summary>
/// <param name="Path">The file.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
internal sealed record FetchedBody(string Path, long Length, string Sha256)
{
    /// <summary>Its name in the folder of temporary files.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}
