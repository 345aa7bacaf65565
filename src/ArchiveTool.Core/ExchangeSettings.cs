using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Core;

/// <summary>Where a run's exchanges come from, and whether they are recorded.</summary>
public sealed record ExchangeSettings
{
    /// <summary>Limits, pacing, proxy and headers of requests.</summary>
    /// <value>Default: the documented defaults of <see cref="FetchOptions"/>.</value>
    public FetchOptions Fetch { get; init; } = new();

    /// <summary>A WARC or WACZ file that answers in place of the network; no socket is opened.</summary>
    /// <value>Default: null, the network.</value>
    public string? ReplayPath { get; init; }

    /// <summary>A WARC file that every exchange is written to. Ignored when replaying.</summary>
    /// <value>Default: null, no record.</value>
    public string? RecordPath { get; init; }

    /// <summary>
    /// Creates what a run reaches the network through; the run disposes it. It gets <see cref="Fetch"/> with the run's own
    /// temporary folder. Not called when replaying.
    /// </summary>
    /// <value>Default: null, a <see cref="NetworkTransport"/> with its own connections for each run.</value>
    public Func<FetchOptions, ITransport>? CreateTransport { get; init; }

    /// <summary>The same for a run.</summary>
    /// <param name="software">The record's <c>software</c> field.</param>
    internal ExchangeSource ToSource(string software) =>
        new(Fetch, software)
        {
            ReplayPath = ReplayPath,
            RecordPath = RecordPath,
            CreateTransport = CreateTransport,
        };
}
