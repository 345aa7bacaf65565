using System.Threading.RateLimiting;
using ArchiveTool.Core.Fetching.Exchanges;

namespace ArchiveTool.Core.Fetching.Hosts;

/// <summary>Lets the requests to one host through, at its pace. Safe to use from many threads.</summary>
internal interface IHostGate
{
    /// <summary>Waits for a request's turn.</summary>
    /// <param name="cancellationToken">Gives the turn up.</param>
    /// <returns>
    /// The turn; disposing of it ends the request. One that is not acquired says that the host is not asked any more for now.
    /// </returns>
    ValueTask<RateLimitLease> AcquireAsync(CancellationToken cancellationToken);

    /// <summary>Learns from an attempt. Whether it was refused by a limit that the next attempt waits for.</summary>
    bool Learn(HopOutcome outcome);
}
