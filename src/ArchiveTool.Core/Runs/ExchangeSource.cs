using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;

namespace ArchiveTool.Core.Runs;

/// <summary>Where a run's exchanges come from, and where they are recorded.</summary>
/// <param name="Fetch">Limits, pacing, proxy and headers of requests.</param>
/// <param name="Software">The record's <c>software</c> field.</param>
internal sealed record ExchangeSource(FetchOptions Fetch, string Software)
{
    /// <summary>The WARC or WACZ file that answers in place of the network; null for the network.</summary>
    public string? ReplayPath { get; init; }

    /// <summary>The WARC file to write; null for none. Ignored when replaying.</summary>
    public string? RecordPath { get; init; }

    /// <summary>Creates what reaches the network; null for connections of the run's own.</summary>
    public Func<FetchOptions, ITransport>? CreateTransport { get; init; }
}
