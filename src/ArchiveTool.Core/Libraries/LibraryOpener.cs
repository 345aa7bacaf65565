using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;

namespace ArchiveTool.Core.Libraries;

/// <summary>Reads what a library is when its lock is held, and brings it into order: settings, index, journal.</summary>
internal static class LibraryOpener
{
    /// <summary>Opens it.</summary>
    /// <param name="claim">The directory and its lock; the library closes them.</param>
    /// <param name="prepare">What is done first, once it is known to be a library.</param>
    /// <param name="replacesIndex">Whether the index is built again, whatever stands in its place.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <returns>The library, or why its settings cannot be used.</returns>
    public static async Task<Outcome<Library>> OpenAsync(
        LibraryHandle claim,
        Action prepare,
        bool replacesIndex,
        CancellationToken cancellationToken
    )
    {
        var directory = claim.Directory;
        var isNew = !SettingsFile.Exists(directory);
        Outcome<LibrarySettings> read = isNew
            ? LibrarySettings.Default
            : await SettingsFile.ReadAsync(directory, cancellationToken);
        if (!read.IsSuccess)
        {
            return new Failure(read.Failure);
        }

        prepare();

        // Before the index, so that what was begun here is known for a library whatever happens next.
        var settings = read.Value;
        var onDisk = Task.CompletedTask;
        if (isNew || settings.Format < LibrarySettings.CurrentFormat)
        {
            settings = settings with { Format = LibrarySettings.CurrentFormat };
            // Settings that somebody made are never in danger; for a new library's the device takes as long as its index.
            await SettingsFile.WriteAsync(directory, settings, toDisk: !isNew, cancellationToken);
            onDisk = isNew
                ? Task.Run(() => directory.SyncFile(LibraryLayout.Settings), CancellationToken.None)
                : onDisk;
        }

        var index = await OpenIndexAsync(claim, onDisk, replacesIndex);
        try
        {
            var journal = Journal.Read(directory);
            await LibraryRecovery.RecoverAsync(directory, index, journal.Entries, cancellationToken);
            IReadOnlyList<(string Path, string Message)> unreadable = index.IsBuilt
                ? []
                : await IndexRebuilding.RebuildAsync(index, directory, cancellationToken);

            return new Library(claim, index, Journal.Open(directory))
            {
                Pending = LibraryRecovery.Pending(directory, journal.Entries),
                IsNew = isNew,
                WasCutOff = journal.Entries.Count + journal.Refused.Count > 0,
                Settings = settings,
                Unreadable = unreadable,
            };
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    /// <summary>Opens the index beside something that is still on its way; neither goes on behind the lock's back.</summary>
    private static async Task<ILibraryIndex> OpenIndexAsync(LibraryHandle claim, Task onDisk, bool replaces)
    {
        var opening = Task.Run<ILibraryIndex>(
            () =>
                replaces
                    ? LibraryIndex.Replace(claim.Directory, claim.IsDiskFull)
                    : LibraryIndex.OpenOrReplace(claim.Directory, claim.IsDiskFull),
            CancellationToken.None
        );
        try
        {
            await Task.WhenAll(opening, onDisk);
            return await opening;
        }
        catch when (opening.IsCompletedSuccessfully)
        {
            (await opening).Dispose();
            throw;
        }
    }
}
