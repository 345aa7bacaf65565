using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Runs;

/// <summary>Opens the fetcher of a run: over the network, recorded or not, or over a record.</summary>
internal static class RunFetcher
{
    /// <summary>Opens it.</summary>
    /// <param name="fetch">Its options; pacing and resuming are set here.</param>
    /// <param name="record">The WARC file to write, or null.</param>
    /// <param name="replay">The WARC or WACZ file that answers in place of the network, or null.</param>
    /// <param name="createTransport">Creates what reaches the network; null for connections of the fetcher's own.</param>
    /// <param name="software">The record's <c>software</c> field.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <returns>The fetcher, and the recorder where the run is recorded; disposing the fetcher finishes the record.</returns>
    /// <exception cref="IOException">The record or replay cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The replay holds no WARC record.</exception>
    public static async Task<(Fetcher Fetcher, ExchangeRecorder? Recorder)> OpenAsync(
        FetchOptions fetch,
        string? record,
        string? replay,
        Func<FetchOptions, ITransport>? createTransport,
        string software,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(fetch);
        fetch = fetch with
        {
            // A record answers at once, and needs each body in one piece.
            IsPaced = replay is null,
            AsksConditionally = record is null && replay is null,
            ResumeBodies = fetch.ResumeBodies && record is null && replay is null,
        };
        var (transport, recorder) = await OpenTransportAsync(
            fetch,
            record,
            replay,
            createTransport,
            software,
            cancellationToken
        );
        return (new Fetcher(fetch, transport, TimeProvider.System), recorder);
    }

    private static async Task<(ITransport Transport, ExchangeRecorder? Recorder)> OpenTransportAsync(
        FetchOptions fetch,
        string? record,
        string? replay,
        Func<FetchOptions, ITransport>? createTransport,
        string software,
        CancellationToken cancellationToken
    )
    {
        if (replay is not null)
        {
            var opened = await ForeignFile.Abandonable(
                () => RecordedExchanges.Open(replay, fetch.TemporaryFolder),
                cancellationToken
            );
            return (new ReplayTransport(opened), null);
        }

        var network = createTransport?.Invoke(fetch) ?? new NetworkTransport(fetch);
        if (record is null)
        {
            return (network, null);
        }

        var recorder = await ExchangeRecorder.CreateAsync(
            record,
            new WarcWriterOptions { Software = software },
            cancellationToken
        );
        return (new RecordingTransport(network, recorder, fetch), recorder);
    }
}
