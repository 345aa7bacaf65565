namespace ArchiveTool.Core.Libraries;

/// <summary>Keeps a library to one writer, or to readers without one. What holds it is given up when it is disposed.</summary>
internal interface ILibraryLock
{
    /// <summary>Takes the lock to write; null with the holder where another process has it.</summary>
    /// <param name="holder">The process that holds it, 0 where it cannot be read.</param>
    /// <exception cref="IOException">It cannot be taken at all.</exception>
    IDisposable? TryTake(out int holder);

    /// <summary>Takes the lock to read: no writer may come while it is held, other readers may. Null where a writer has it.</summary>
    /// <param name="holder">The process that holds it, 0 where it cannot be read.</param>
    /// <exception cref="IOException">It cannot be taken at all.</exception>
    IDisposable? TryShare(out int holder);
}
