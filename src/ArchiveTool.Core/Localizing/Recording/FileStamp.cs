namespace ArchiveTool.Core.Localizing.Recording;

/// <summary>The length and the time of a file. While they stay, the file is taken for the same.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="Time">When it was last written, in ticks of UTC.</param>
internal readonly record struct FileStamp(long Length, long Time)
{
    /// <summary>The stamp of a file; null if there is none.</summary>
    public static FileStamp? Read(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : null;
    }
}
