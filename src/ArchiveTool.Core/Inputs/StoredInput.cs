using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Inputs;

/// <summary>An input that is too large to be held, and is read from its file as often as it is needed.</summary>
/// <param name="Path">The file.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="IsTemporary">Whether it is ours, and goes when the input was worked on.</param>
internal sealed record StoredInput(string Path, long Length, bool IsTemporary)
{
    /// <summary>Reads it from its beginning.</summary>
    public Stream Open() => ForeignFile.Open(Path);

    /// <summary>Reads it whole.</summary>
    public ReadOnlyMemory<byte> ReadAll() => ForeignFile.ReadAll(Path, PostLimits.MostBytes);

    /// <summary>Deletes it where it is ours.</summary>
    public void Delete()
    {
        if (IsTemporary)
        {
            File.Delete(Path);
        }
    }
}
