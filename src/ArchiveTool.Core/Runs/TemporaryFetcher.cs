using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Runs;

/// <summary>The fetcher of a run that has no library, with a temporary folder of the system's for bodies on their way.</summary>
internal sealed class TemporaryFetcher : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private Task? closing;

    private TemporaryFetcher(OpenedFetcher opened, DirectoryInfo folder)
    {
        Fetcher = opened.Fetcher;
        Recorder = opened.Recorder;
        this.folder = folder;
    }

    /// <summary>Fetches.</summary>
    public Fetcher Fetcher { get; }

    /// <summary>Records the exchanges; it knows its failure when this is closed. Null without a record.</summary>
    public ExchangeRecorder? Recorder { get; }

    /// <summary>Opens the network, or a record of it.</summary>
    /// <param name="source">Where the exchanges come from.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <returns>The fetcher, or why the record or replay cannot be used.</returns>
    public static async Task<Outcome<TemporaryFetcher>> OpenAsync(
        ExchangeSource source,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("archivetool-");
        TemporaryFetcher? fetcher = null;
        try
        {
            var opened = await RunFetcher.OpenAsync(source, folder.FullName, cancellationToken);
            fetcher = opened.IsSuccess ? new TemporaryFetcher(opened.Value, folder) : null;
            return fetcher is null ? new Failure(opened.Failure!) : fetcher;
        }
        finally
        {
            if (fetcher is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    /// <summary>Closes on another thread: hundreds of connections take as long as the report that is written meanwhile.</summary>
    public Task CloseAsync() => closing ??= Task.Run(EndAsync);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task EndAsync()
    {
        await Fetcher.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
