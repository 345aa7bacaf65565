namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>One hop: a request, and the response to it. The network is one; a record of it is another.</summary>
public interface ITransport : IAsyncDisposable
{
    /// <summary>Sends a request and returns when the response's headers are there.</summary>
    Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken);
}
