using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries;

/// <summary>Why a folder is not opened as a library, for people.</summary>
internal static class LibraryRefusal
{
    /// <summary>What is said of a library that another process has.</summary>
    public static string InUse(LibraryLayout layout, int holder) =>
        holder == 0
            ? $"{layout.Root} is in use by another process; wait until it is done"
            : $"{layout.Root} is in use by process {holder}; wait until it is done, or end it";

    /// <summary>Why a folder is no library that this program can read; null where it is one.</summary>
    public static async Task<string?> OfAsync(LibraryLayout layout, CancellationToken cancellationToken)
    {
        try
        {
            return Of(layout, create: false) ?? (await SettingsFile.ReadAsync(layout, cancellationToken)).Failure;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{layout.Root} cannot be read: {exception.Message}";
        }
    }

    /// <summary>Why a folder is no library; null where it is one, or where <paramref name="create"/> lets it become one.</summary>
    public static string? Of(LibraryLayout layout, bool create)
    {
        if (File.Exists(layout.Root))
        {
            return $"{layout.Root} is a file; name a folder for the library";
        }

        if (File.Exists(layout.Settings))
        {
            return null;
        }

        if (IsBereft(layout))
        {
            return $"{layout.Root} holds a library, but {layout.Settings} is missing; {SettingsFile.Advice}";
        }

        if (!create)
        {
            return $"{layout.Root} is not a library: it has no library.json; name the folder that `archivetool archive -o` wrote";
        }

        var isForeign =
            Directory.Exists(layout.Root)
            && Directory.EnumerateFileSystemEntries(layout.Root).Any(path => Path.GetFileName(path) != ".archivetool");
        return isForeign
            ? $"{layout.Root} is neither empty nor a library; name another folder, so that nothing of yours is overwritten"
            : null;
    }

    /// <summary>
    /// Whether a folder without library.json is a library all the same. A library.db alone may be anybody's, and would
    /// be replaced.
    /// </summary>
    private static bool IsBereft(LibraryLayout layout) =>
        (File.Exists(layout.Database) && Directory.Exists(layout.Working))
        || (
            Directory.Exists(layout.Posts)
            && Directory
                .EnumerateDirectories(layout.Posts)
                .Any(folder => File.Exists(layout.Manifest(Path.GetFileName(folder))))
        );
}
