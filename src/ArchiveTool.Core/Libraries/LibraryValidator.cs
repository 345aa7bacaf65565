using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries;

/// <summary>Why a folder is not opened as a library, for people.</summary>
internal static class LibraryValidator
{
    /// <summary>What is said of a library that another process has.</summary>
    public static string InUse(LibraryDirectory directory, int holder) =>
        holder == 0
            ? $"{directory.Root} is in use by another process; wait until it is done"
            : $"{directory.Root} is in use by process {holder}; wait until it is done, or end it";

    /// <summary>The message for a missing folder, or a file in its place, where a library must exist.</summary>
    public static string? ValidatePath(string root, bool create) =>
        File.Exists(root) ? $"{root} is a file; name a folder for the library"
        : create || Directory.Exists(root) ? null
        : NotALibrary(root);

    /// <summary>Why a folder is not a library that this program can read; null if it is one.</summary>
    public static async Task<string?> ValidateAsync(LibraryDirectory directory, CancellationToken cancellationToken)
    {
        try
        {
            return Validate(directory, create: false)
                ?? (
                    SettingsFile.Exists(directory)
                        ? (await SettingsFile.ReadAsync(directory, cancellationToken)).Failure
                        : null
                );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable(directory.Root, exception);
        }
    }

    /// <summary>What is said where the disk keeps a library from being read.</summary>
    public static string Unreadable(string root, Exception exception) => $"{root} cannot be read: {exception.Message}";

    /// <summary>Why a folder is not a library; null if it is one, or where <paramref name="create"/> lets it become one.</summary>
    public static string? Validate(LibraryDirectory directory, bool create)
    {
        if (directory.Find(LibraryLayout.Settings) is { } settings)
        {
            return settings.IsFile
                ? null
                : new ForeignEntryException(LibraryLayout.Settings, settings.Kind, EntryKind.File).Message;
        }

        if (IsBereft(directory))
        {
            var path = LibraryLayout.InMessages(directory, LibraryLayout.Settings);
            return $"{directory.Root} holds a library, but {path} is missing; {SettingsFile.Advice}";
        }

        if (!create)
        {
            return NotALibrary(directory.Root);
        }

        return directory.List(RelativePath.Root).Any(entry => entry.Path != LibraryLayout.Working)
            ? $"{directory.Root} is neither empty nor a library; name another folder, so that nothing of yours is overwritten"
            : null;
    }

    private static string NotALibrary(string root) =>
        $"{root} is not a library: it has no library.json; name the folder that `archivetool archive -o` wrote";

    /// <summary>
    /// Whether a folder without library.json is a library anyway. A library.db alone may be anybody's, and would
    /// be replaced.
    /// </summary>
    private static bool IsBereft(LibraryDirectory directory) =>
        (directory.IsFile(LibraryLayout.Database) && directory.IsFolder(LibraryLayout.Working))
        || (
            directory.IsFolder(LibraryLayout.Posts)
            && directory
                .List(LibraryLayout.Posts)
                .Any(entry =>
                    Slug.TryParse(entry.Path.Name, out var slug) && directory.IsFile(LibraryLayout.Manifest(slug))
                )
        );
}
