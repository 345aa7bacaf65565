using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links.Caching;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>An audit that is ready: for the command line and for programs alike. It keeps nothing.</summary>
internal sealed class OpenedAudit : IOpenedRun
{
    private readonly TemporaryFetcher fetcher;
    private readonly LinkCache? cache;

    private OpenedAudit(AuditSetup setup, TemporaryFetcher fetcher)
    {
        this.fetcher = fetcher;
        (cache, Note) = setup.CachePath is { } path
            ? LinkCache.Open(path, setup.CacheAges, TimeProvider.System)
            : new LinkCacheOpening(null, null);
        Session = new AuditSession(setup.Options, fetcher.Fetcher, setup.Catalogue, cache, setup.OpenStandardInput);
    }

    /// <summary>Runs it.</summary>
    public AuditSession Session { get; }

    /// <summary>What is wrong beside the work and costs none of it; or null.</summary>
    public Problem? Note { get; }

    /// <inheritdoc/>
    public ExchangeRecorder? Recorder => fetcher.Recorder;

    /// <summary>Opens the network, or a record of it, and the cache.</summary>
    /// <param name="setup">What the audit is put together from.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <returns>The audit, or why the record or replay cannot be used.</returns>
    public static async Task<Outcome<OpenedAudit>> OpenAsync(AuditSetup setup, CancellationToken cancellationToken)
    {
        var opened = await TemporaryFetcher.OpenAsync(setup.Exchanges, cancellationToken);
        return opened.IsSuccess ? new OpenedAudit(setup, opened.Value) : new Failure(opened.Failure);
    }

    /// <summary>Closes beside other work, such as the report's.</summary>
    public Task CloseAsync()
    {
        cache?.Dispose();
        return fetcher.CloseAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();
}
