namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>One hop: a request, and the response to it. The network is one; a record of it is another.</summary>
public interface ITransport : IAsyncDisposable
{
    /// <summary>Sends a request and returns when the response's headers are there.</summary>
    Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// What is wrong with the network or a proxy by what was sent so far; null if nothing is, and for what is no
    /// network.
    /// </summary>
    /// <param name="cancellationToken">Ends the asking.</param>
    ValueTask<NetworkFault?> FindFaultAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<NetworkFault?>(null);
}
