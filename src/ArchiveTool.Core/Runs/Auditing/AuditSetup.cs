using ArchiveTool.Core.Links.Caching;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>What an audit is put together from.</summary>
/// <param name="Options">What is checked.</param>
/// <param name="Exchanges">The network, a replay, or a recording.</param>
/// <param name="Catalogue">Knows what tracks and who earns.</param>
internal sealed record AuditSetup(AuditOptions Options, ExchangeSource Exchanges, TrackingCatalogue Catalogue)
{
    /// <summary>The file of earlier runs' verdicts; null for none.</summary>
    public string? CachePath { get; init; }

    /// <summary>How long those verdicts count.</summary>
    public LinkCacheAges CacheAges { get; init; } = new(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Opens what the input <c>-</c> reads.</summary>
    public Func<Stream> OpenStandardInput { get; init; } = static () => Stream.Null;
}
