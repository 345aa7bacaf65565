using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Links.Caching;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Runs;
using ArchiveTool.Core.Runs.Archiving;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Tracking;

namespace ArchiveTool.Cli.Hosting;

/// <summary>Puts a run together from what the command line says.</summary>
internal static class Composition
{
    public static FetchOptions FetchDefaults() =>
        new()
        {
            UserAgent = $"ArchiveTool/{ToolVersion.Text} (+{ToolVersion.Address})",
            Proxy = ProxyFromEnvironment(),
        };

    public static ProxySettings ProxyFromEnvironment() =>
        ProxySettings.FromEnvironment(Environment.GetEnvironmentVariable);

    /// <summary>An archive run. The first input's request is on its way while the rest is made.</summary>
    public static async Task<SessionOpening> OpenAsync(
        string output,
        ArchiveOptions options,
        Func<IThumbnailer> thumbnailer,
        PostInput? first,
        FetchOptions fetch,
        string? record,
        string? replay,
        CancellationToken cancellationToken
    )
    {
        var (claim, failure) = LibraryHandle.Take(output, create: true);
        if (claim is null)
        {
            return new SessionOpening(null, failure);
        }

        var opening = Task.Run(() => claim.OpenAsync(cancellationToken), CancellationToken.None);
        if (record is not null && await opening is { Library: null } early)
        {
            // A record that was there before is not replaced by one of nothing.
            return new SessionOpening(null, early.Failure);
        }

        Fetcher fetcher;
        ExchangeRecorder? recorder;
        try
        {
            (fetcher, recorder) = await FetcherAsync(claim.Temporary, fetch, record, replay, cancellationToken);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            (await opening).Library?.Discard();
            return new SessionOpening(null, $"{replay ?? record} cannot be used: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            (await opening).Library?.Discard();
            throw;
        }

        var catalogue = TrackingCatalogue.Default.With(options.Networks).With(options.Rules);
        var reader = new InputReader(fetcher, Console.OpenStandardInput, fetch.MaxBytes, catalogue);
        // A library that remembers feeds may know what to ask for.
        if (first is not null && !claim.Directory.IsFolder(LibraryLayout.Feeds))
        {
            reader.Begin(first, cancellationToken);
        }

        LibraryOpening? opened = null;
        try
        {
            opened = await opening;
        }
        finally
        {
            if (opened?.Library is null)
            {
                await reader.DisposeAsync();
                await fetcher.DisposeAsync();
            }
        }

        return opened.Library is { } library
            ? Session(library, options, thumbnailer, fetcher, catalogue, reader) with
            {
                Recorder = recorder,
            }
            : new SessionOpening(null, opened.Failure);
    }

    /// <summary>What fetches for a library: from the network, or from a record; and what records it, if anything does.</summary>
    public static Task<(Fetcher Fetcher, ExchangeRecorder? Recorder)> FetcherAsync(
        HeldPath temporary,
        FetchOptions fetch,
        string? record,
        string? replay,
        CancellationToken cancellationToken
    ) =>
        RunFetcher.OpenAsync(
            fetch with
            {
                TemporaryFolder = temporary.Path,
            },
            record,
            replay,
            createTransport: null,
            $"archivetool/{ToolVersion.Text}",
            cancellationToken
        );

    /// <summary>An audit: it keeps nothing, so its temporary folder is the system's.</summary>
    public static async Task<AuditOpening> OpenAuditAsync(
        AuditOptions options,
        TrackingCatalogue catalogue,
        FetchOptions fetch,
        (string Path, LinkCacheAges Ages)? cache,
        string? record,
        string? replay,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("archivetool-");
        try
        {
            var (fetcher, recorder) = await RunFetcher.OpenAsync(
                fetch with
                {
                    TemporaryFolder = folder.FullName,
                    ResumeBodies = false,
                },
                record,
                replay,
                createTransport: null,
                $"archivetool/{ToolVersion.Text}",
                cancellationToken
            );
            var kept = cache is var (path, ages) ? LinkCache.Open(path, ages, TimeProvider.System) : null;
            var session = new AuditSession(options, fetcher, catalogue, kept?.Cache, Console.OpenStandardInput);
            return new AuditOpening(session, folder, null) { Note = kept?.Problem, Recorder = recorder };
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            folder.Delete(recursive: true);
            return new AuditOpening(null, null, $"{replay ?? record} cannot be used: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    private static SessionOpening Session(
        Library library,
        ArchiveOptions options,
        Func<IThumbnailer> thumbnailer,
        Fetcher fetcher,
        TrackingCatalogue catalogue,
        InputReader reader
    ) =>
        new(new ArchiveSession(library, options, fetcher, thumbnailer(), catalogue, reader, TimeProvider.System), null);
}
