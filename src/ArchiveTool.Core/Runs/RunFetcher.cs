using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Findings;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Runs;

/// <summary>Opens the fetcher of a run: over the network, recorded or not, or over a record.</summary>
internal static class RunFetcher
{
    /// <summary>Opens it; pacing and resuming are set here.</summary>
    /// <param name="source">Where the exchanges come from.</param>
    /// <param name="temporaryFolder">Where bodies are received.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <returns>The fetcher, or why the record or replay cannot be used.</returns>
    public static async Task<Outcome<OpenedFetcher>> OpenAsync(
        ExchangeSource source,
        string temporaryFolder,
        CancellationToken cancellationToken
    )
    {
        var fetch = source.Fetch with
        {
            TemporaryFolder = temporaryFolder,
            // A record answers at once, and needs each body in one piece.
            IsPaced = source.ReplayPath is null,
            AsksConditionally = source.RecordPath is null && source.ReplayPath is null,
            ResumeBodies = source.Fetch.ResumeBodies && source.RecordPath is null && source.ReplayPath is null,
        };
        try
        {
            var (transport, recorder) = await OpenTransportAsync(source, fetch, cancellationToken);
            return new OpenedFetcher(new Fetcher(fetch, transport, TimeProvider.System), recorder);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new Failure($"{source.ReplayPath ?? source.RecordPath} cannot be used: {exception.Message}");
        }
    }

    private static async Task<(ITransport Transport, ExchangeRecorder? Recorder)> OpenTransportAsync(
        ExchangeSource source,
        FetchOptions fetch,
        CancellationToken cancellationToken
    )
    {
        if (source.ReplayPath is { } replay)
        {
            var opened = await ForeignFile.Abandonable(
                () => RecordedExchanges.Open(replay, fetch.TemporaryFolder),
                cancellationToken
            );
            return (new ReplayTransport(opened), null);
        }

        var network = source.CreateTransport?.Invoke(fetch) ?? new NetworkTransport(fetch);
        if (source.RecordPath is null)
        {
            return (network, null);
        }

        var recorder = await ExchangeRecorder.CreateAsync(
            source.RecordPath,
            new WarcWriterOptions { Software = source.Software },
            cancellationToken
        );
        return (new RecordingTransport(network, recorder, fetch), recorder);
    }
}
