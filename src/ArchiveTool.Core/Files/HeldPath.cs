using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Files;

/// <summary>
/// A file or folder of a library that stays open, for code that can only be told a path: the path leads to what is open,
/// not to what has that name by then. Other processes of the same user can use it while this is not disposed.
/// </summary>
internal sealed class HeldPath : IDisposable
{
    private readonly SafeFileHandle? handle;

    internal HeldPath(SafeFileHandle? handle, string path)
    {
        this.handle = handle;
        Path = path;
    }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();
}
