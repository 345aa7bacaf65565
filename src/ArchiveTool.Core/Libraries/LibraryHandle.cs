using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// A library's directory that this process has for itself: its lock is held and its folder of temporary files is there.
/// What is in it is read when it is opened, so that something else can begin meanwhile.
/// </summary>
internal sealed class LibraryHandle : IDisposable
{
    /// <summary>Below this many bytes a disk is full: the files that SQLite works with may not fit any more.</summary>
    private const long LeastSpace = 1 << 18;

    private readonly IDisposable held;
    private readonly SpaceReserve? reserve;

    private LibraryHandle(LibraryDirectory directory, IDisposable held, bool reservesSpace)
    {
        Directory = directory;
        this.held = held;
        Temporary = directory.Hold(LibraryLayout.Temporary);
        IsDiskFull = directory.FindFreeBytes() < LeastSpace;
        reserve = reservesSpace ? SpaceReserve.TryTake(directory, Temporary) : null;
    }

    /// <summary>The directory, through which everything in it is read and written.</summary>
    public LibraryDirectory Directory { get; }

    /// <summary>The folder of temporary files, held open, for code that can only be told a path.</summary>
    public HeldPath Temporary { get; }

    /// <summary>Whether next to nothing fits on the disk any more.</summary>
    internal bool IsDiskFull { get; }

    /// <summary>Takes a folder.</summary>
    /// <param name="root">The library's folder.</param>
    /// <param name="create">Whether a folder that is not a library may become one.</param>
    /// <returns>The handle, or a user-facing error.</returns>
    public static Outcome<LibraryHandle> Take(string root, bool create)
    {
        var path = Path.GetFullPath(root);
        if (LibraryValidator.ValidatePath(path, create) is { } failure)
        {
            return new Failure(failure);
        }

        LibraryDirectory? directory = null;
        LibraryHandle? claim = null;
        try
        {
            if (create)
            {
                System.IO.Directory.CreateDirectory(path);
            }

            directory = LibraryDirectory.Open(path);
            var taken = Take(directory, create);
            claim = taken.Value;
            return taken;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Failure(Unwritable(path, exception));
        }
        finally
        {
            if (claim is null)
            {
                directory?.Dispose();
            }
        }
    }

    /// <summary>Opens the library. The claim goes over to it, or is given up where it cannot be opened.</summary>
    /// <param name="cancellationToken">Ends the opening.</param>
    public Task<Outcome<Library>> OpenAsync(CancellationToken cancellationToken) =>
        OpenAsync(static () => { }, replacesIndex: false, cancellationToken);

    /// <summary>
    /// Opens the library for what frees space and makes the pages for browsing again: where the disk is full, they are given
    /// up first.
    /// </summary>
    /// <param name="cancellationToken">Ends the opening.</param>
    public Task<Outcome<Library>> OpenToFreeSpaceAsync(CancellationToken cancellationToken) =>
        OpenAsync(MakeRoom, replacesIndex: false, cancellationToken);

    /// <summary>Opens the library with an index that is built again from the manifests.</summary>
    /// <param name="cancellationToken">Ends the opening.</param>
    internal Task<Outcome<Library>> OpenToRebuildAsync(CancellationToken cancellationToken) =>
        OpenAsync(static () => { }, replacesIndex: true, cancellationToken);

    /// <summary>Gives up the space that was kept back, so that the index can be closed.</summary>
    internal void GiveUpReserve() => reserve?.Dispose();

    /// <summary>Lets others take the lock; the directory stays open.</summary>
    internal void Release()
    {
        GiveUpReserve();
        Temporary.Dispose();
        held.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        Directory.Dispose();
    }

    private static Outcome<LibraryHandle> Take(LibraryDirectory directory, bool create)
    {
        if (LibraryValidator.Validate(directory, create) is { } refusal)
        {
            return new Failure(refusal);
        }

        directory.CreateFolder(LibraryLayout.Temporary);
        if (new LibraryLock(directory).TryTake(out var holder) is not { } held)
        {
            return new Failure(LibraryValidator.InUse(directory, holder));
        }

        try
        {
            DeleteLeftovers(directory);
            // What fills the disk keeps something back.
            return new LibraryHandle(directory, held, reservesSpace: create);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private void MakeRoom()
    {
        try
        {
            foreach (var page in LibraryLayout.BrowsePages.Where(_ => IsDiskFull))
            {
                Directory.Delete(page);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Then the work itself will tell.
        }
    }

    private async Task<Outcome<Library>> OpenAsync(
        Action prepare,
        bool replacesIndex,
        CancellationToken cancellationToken
    )
    {
        var isOpen = false;
        try
        {
            var opening = await LibraryOpener.OpenAsync(this, prepare, replacesIndex, cancellationToken);
            isOpen = opening.IsSuccess;
            return opening;
        }
        catch (ForeignEntryException exception)
        {
            return new Failure($"{Directory.Root} is damaged: {exception.Message}; {AdviceOn(exception)}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            return new Failure(Unwritable(Directory.Root, exception));
        }
        finally
        {
            if (!isOpen)
            {
                Dispose();
            }
        }
    }

    private static string AdviceOn(ForeignEntryException exception) =>
        exception.Path.Name.StartsWith(LibraryLayout.Database.Name, StringComparison.Ordinal)
            ? "archivetool verify --rebuild-index puts a new index in its place"
            : "archivetool verify names all such damage";

    /// <summary>Files of a killed run. What stands there from now on is this one's.</summary>
    private static void DeleteLeftovers(LibraryDirectory directory)
    {
        foreach (var leftover in directory.List(LibraryLayout.Temporary).Where(entry => entry.Kind != EntryKind.Folder))
        {
            directory.Delete(leftover.Path);
        }
    }

    private static string Unwritable(string root, Exception exception) =>
        $"{root} cannot be written: {exception.Message}";
}
