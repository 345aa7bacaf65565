using ArchiveTool.Cli.Commands;
using ArchiveTool.Core.Archiving;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Records;

namespace ArchiveTool.Cli;

/// <summary>Puts a run together from what the command line says.</summary>
internal static class Composition
{
    public static FetchOptions FetchDefaults() =>
        new()
        {
            TemporaryFolder = "",
            UserAgent = $"ArchiveTool/{ToolVersion.Text} (+https://github.com/archivetool/archivetool)",
            Proxy = ProxyFromEnvironment(),
        };

    public static ProxySettings ProxyFromEnvironment() =>
        ProxySettings.FromEnvironment(Environment.GetEnvironmentVariable);

    public static async Task<SessionOpening> OpenAsync(
        string output,
        ArchiveOptions options,
        FetchOptions fetch,
        string? record,
        string? replay,
        CancellationToken cancellationToken
    )
    {
        var opening = await Library.OpenAsync(output, create: true, cancellationToken);
        if (opening.Library is not { } library)
        {
            return new SessionOpening(null, opening.Failure);
        }

        fetch = fetch with
        {
            TemporaryFolder = library.Layout.Temporary,
            // A record answers at once, and wants each body in one piece.
            IsPaced = replay is null,
            ResumesBodies = record is null && replay is null,
        };
        try
        {
            var transport = await TransportAsync(fetch, record, replay, cancellationToken);
            return Session(library, options, fetch, transport);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            library.Discard();
            return new SessionOpening(null, $"{replay ?? record} cannot be used: {exception.Message}");
        }
    }

    private static async Task<ITransport> TransportAsync(
        FetchOptions fetch,
        string? record,
        string? replay,
        CancellationToken cancellationToken
    )
    {
        if (replay is not null)
        {
            return new ReplayTransport(RecordedExchanges.Open(replay, fetch.TemporaryFolder));
        }

        var network = new NetworkTransport(fetch);
        return record is null
            ? network
            : new RecordingTransport(
                network,
                await WarcWriter.CreateAsync(
                    record,
                    new WarcWriterOptions { Software = $"archivetool/{ToolVersion.Text}" },
                    cancellationToken
                ),
                fetch.TemporaryFolder
            );
    }

    private static SessionOpening Session(
        Library library,
        ArchiveOptions options,
        FetchOptions fetch,
        ITransport transport
    )
    {
        var fetcher = new Fetcher(fetch, transport, TimeProvider.System);
        return new SessionOpening(
            new ArchiveSession(
                library,
                options,
                fetcher,
                ThumbnailWorkerCommand.StartWorkers(),
                fetch.MaxBytes,
                Console.OpenStandardInput,
                TimeProvider.System
            ),
            null
        );
    }
}
