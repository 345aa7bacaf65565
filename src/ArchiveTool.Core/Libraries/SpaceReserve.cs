using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// Space that a run keeps back and gives up before it closes the index: a disk that the run has filled still has room for
/// what stands in the index's log, and for <c>remove</c> after it. A temporary file, so that a killed run's is deleted by
/// whatever opens the library next.
/// </summary>
internal sealed class SpaceReserve : IDisposable
{
    // Twice what the log holds before SQLite takes it into the index: https://www.sqlite.org/wal.html#ckpt.
    private const long MostBytes = 8 << 20;

    // Of what is free, where that is little.
    private const int Part = 8;

    private readonly LibraryDirectory directory;
    private readonly RelativePath path;
    private readonly FileStream file;

    private SpaceReserve(LibraryDirectory directory, RelativePath path, FileStream file)
    {
        this.directory = directory;
        this.path = path;
        this.file = file;
    }

    /// <summary>Keeps space back; null if the file system does not.</summary>
    public static SpaceReserve? TryTake(LibraryDirectory directory, HeldPath temporary)
    {
        var bytes = Math.Min(MostBytes, (directory.FindFreeBytes() ?? 0) / Part);
        if (bytes == 0)
        {
            return null;
        }

        var path = LibraryDirectory.NewTemporary();
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                PreallocationSize = bytes,
                BufferSize = 0,
            };
            return new SpaceReserve(directory, path, new FileStream(Path.Combine(temporary.Path, path.Name), options));
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            return null;
        }
    }

    /// <summary>Gives the space up.</summary>
    public void Dispose()
    {
        file.Dispose();
        try
        {
            directory.Delete(path);
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            // Whatever opens the library next deletes it.
        }
    }
}
