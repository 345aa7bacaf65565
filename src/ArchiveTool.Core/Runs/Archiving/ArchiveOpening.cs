using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Runs.Archiving;

/// <summary>Puts an archive run together: for the command line, for programs and for containers alike.</summary>
internal static class ArchiveOpening
{
    /// <summary>A run over a library of the caller's, which stays open when the run is done.</summary>
    /// <param name="library">The library; the caller closes it.</param>
    /// <param name="setup">What the run is put together from.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <returns>The run, or why the record or replay cannot be used.</returns>
    public static async Task<Outcome<OpenedArchive>> OpenAsync(
        Library library,
        ArchiveSetup setup,
        CancellationToken cancellationToken
    )
    {
        var opened = await RunFetcher.OpenAsync(setup.Exchanges, library.Temporary.Path, cancellationToken);
        if (!opened.IsSuccess)
        {
            return new Failure(opened.Failure);
        }

        var (fetcher, recorder) = opened.Value;
        var catalogue = GetCatalogue(setup);
        var reader = CreateReader(setup, fetcher, catalogue);
        return new OpenedArchive(Compose(library, setup, fetcher, catalogue, reader, keepsLibrary: true), recorder);
    }

    /// <summary>A run over the library in a folder. The first input's request is on its way while the library is opened.</summary>
    /// <param name="folder">The library's folder; it becomes one where it is missing or empty.</param>
    /// <param name="setup">What the run is put together from.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <returns>The run, or why the library, the record or the replay cannot be used.</returns>
    public static async Task<Outcome<OpenedArchive>> OpenAsync(
        string folder,
        ArchiveSetup setup,
        CancellationToken cancellationToken
    )
    {
        var taken = LibraryHandle.Take(folder, create: true);
        if (!taken.IsSuccess)
        {
            return new Failure(taken.Failure);
        }

        var claim = taken.Value;
        var opening = Task.Run(() => claim.OpenAsync(cancellationToken), CancellationToken.None);
        if (setup.Exchanges.RecordPath is not null && await opening is { IsSuccess: false } early)
        {
            // A record that was there before is not replaced by one of nothing.
            return new Failure(early.Failure);
        }

        Outcome<OpenedFetcher>? opened = null;
        try
        {
            opened = await RunFetcher.OpenAsync(setup.Exchanges, claim.Temporary.Path, cancellationToken);
        }
        finally
        {
            if (opened?.IsSuccess != true)
            {
                (await opening).Value?.Discard();
            }
        }

        if (!opened.IsSuccess)
        {
            return new Failure(opened.Failure);
        }

        // A library that remembers feeds may know what to ask for.
        var first = claim.Directory.IsFolder(LibraryLayout.Feeds) ? null : setup.First;
        return await ComposeAsync(opening, setup with { First = first }, opened.Value, cancellationToken);
    }

    private static async Task<Outcome<OpenedArchive>> ComposeAsync(
        Task<Outcome<Library>> opening,
        ArchiveSetup setup,
        OpenedFetcher opened,
        CancellationToken cancellationToken
    )
    {
        var (fetcher, recorder) = opened;
        var catalogue = GetCatalogue(setup);
        var reader = CreateReader(setup, fetcher, catalogue);
        if (setup.First is { } first)
        {
            reader.Begin(first, cancellationToken);
        }

        Outcome<Library>? library = null;
        try
        {
            library = await opening;
        }
        finally
        {
            if (library?.IsSuccess != true)
            {
                await reader.DisposeAsync();
                await fetcher.DisposeAsync();
            }
        }

        return library.IsSuccess
            ? new OpenedArchive(
                Compose(library.Value, setup, fetcher, catalogue, reader, keepsLibrary: false),
                recorder
            )
            : new Failure(library.Failure);
    }

    private static TrackingCatalogue GetCatalogue(ArchiveSetup setup) =>
        setup.Catalogue.With(setup.Options.Networks).With(setup.Options.Rules);

    private static InputReader CreateReader(ArchiveSetup setup, Fetcher fetcher, TrackingCatalogue catalogue) =>
        new(fetcher, setup.OpenStandardInput, setup.Exchanges.Fetch.MaxBytes, catalogue, ListingSniffer.IsReadInPieces);

    private static ArchiveSession Compose(
        Library library,
        ArchiveSetup setup,
        Fetcher fetcher,
        TrackingCatalogue catalogue,
        InputReader reader,
        bool keepsLibrary
    ) =>
        new(library, setup.Options, fetcher, setup.CreateThumbnailer?.Invoke(), catalogue, reader, TimeProvider.System)
        {
            KeepLibraryOpen = keepsLibrary,
        };
}
