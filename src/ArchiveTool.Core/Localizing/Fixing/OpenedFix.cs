using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>A run of <c>fix</c> that is ready.</summary>
internal sealed class OpenedFix : IOpenedRun
{
    private readonly TemporaryFetcher fetcher;

    private OpenedFix(FixOptions options, TemporaryFetcher fetcher)
    {
        this.fetcher = fetcher;
        Session = new FixSession(options, fetcher.Fetcher);
    }

    /// <summary>Runs it.</summary>
    public FixSession Session { get; }

    /// <inheritdoc/>
    public ExchangeRecorder? Recorder => fetcher.Recorder;

    /// <summary>Opens the network, or a record of it.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="exchanges">Where the exchanges come from.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <returns>The run, or why the record or replay cannot be used.</returns>
    public static async Task<Outcome<OpenedFix>> OpenAsync(
        FixOptions options,
        ExchangeSource exchanges,
        CancellationToken cancellationToken
    )
    {
        var opened = await TemporaryFetcher.OpenAsync(exchanges, cancellationToken);
        return opened.IsSuccess ? new OpenedFix(options, opened.Value) : new Failure(opened.Failure);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await fetcher.DisposeAsync();
    }
}
