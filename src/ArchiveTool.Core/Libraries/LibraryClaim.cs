using ArchiveTool.Core.Libraries.Format;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// A library's folder that this process has for itself: its lock is held and its folder of temporary files is there.
/// What is in it is read when it is opened, so that something else can begin meanwhile.
/// </summary>
public sealed class LibraryClaim
{
    /// <summary>Below this many bytes a disk is full: the files that SQLite works with may not fit any more.</summary>
    private const long LeastSpace = 1 << 18;

    private readonly LibraryLock held;
    private readonly bool isDiskFull;

    private LibraryClaim(LibraryLayout layout, LibraryLock held)
    {
        Layout = layout;
        this.held = held;
        isDiskFull = IsDiskFull(layout);
    }

    /// <summary>Where everything stands.</summary>
    public LibraryLayout Layout { get; }

    /// <summary>Takes a folder.</summary>
    /// <param name="root">The library's folder.</param>
    /// <param name="create">Whether a folder that is no library may become one.</param>
    /// <returns>The claim, or for people why there is none.</returns>
    public static (LibraryClaim? Claim, string? Failure) Take(string root, bool create)
    {
        var layout = new LibraryLayout(Path.GetFullPath(root));
        if (LibraryRefusal.Of(layout, create) is { } refusal)
        {
            return (null, refusal);
        }

        try
        {
            Directory.CreateDirectory(layout.Temporary);
            if (LibraryLock.TryTake(layout.Lock, out var holder) is not { } held)
            {
                return (null, LibraryRefusal.InUse(layout, holder));
            }

            try
            {
                DeleteLeftovers(layout);
                return (new LibraryClaim(layout, held), null);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, Unwritable(layout, exception));
        }
    }

    /// <summary>Opens the library. The lock goes over to it, or back where it cannot be opened.</summary>
    /// <param name="cancellationToken">Ends the opening.</param>
    public Task<LibraryOpening> OpenAsync(CancellationToken cancellationToken) =>
        OpenAsync(static () => { }, cancellationToken);

    /// <summary>
    /// Opens the library for what frees space and makes the pages for browsing again: where the disk is full, they are given
    /// up first.
    /// </summary>
    /// <param name="cancellationToken">Ends the opening.</param>
    public Task<LibraryOpening> OpenToFreeSpaceAsync(CancellationToken cancellationToken) =>
        OpenAsync(MakeRoom, cancellationToken);

    private void MakeRoom()
    {
        try
        {
            foreach (var page in Layout.BrowsePages.Where(page => isDiskFull && File.Exists(page)))
            {
                File.Delete(page);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Then the work itself will tell.
        }
    }

    private async Task<LibraryOpening> OpenAsync(Action prepare, CancellationToken cancellationToken)
    {
        var isOpen = false;
        try
        {
            var opening = await Library.OpenLockedAsync(Layout, held, isDiskFull, prepare, cancellationToken);
            isOpen = opening.Library is not null;
            return opening;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            return LibraryOpening.Failed(Unwritable(Layout, exception));
        }
        finally
        {
            if (!isOpen)
            {
                held.Dispose();
            }
        }
    }

    private static bool IsDiskFull(LibraryLayout layout)
    {
        try
        {
            return new DriveInfo(layout.Root).AvailableFreeSpace < LeastSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A share that has no drive's name, for one.
            return false;
        }
    }

    /// <summary>Files of a killed run. What stands there from now on is this one's.</summary>
    private static void DeleteLeftovers(LibraryLayout layout)
    {
        foreach (var leftover in Directory.EnumerateFiles(layout.Temporary))
        {
            File.Delete(leftover);
        }
    }

    private static string Unwritable(LibraryLayout layout, Exception exception) =>
        $"{layout.Root} cannot be written: {exception.Message}";
}
