using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using Microsoft.Extensions.Logging;

namespace ArchiveTool.Extensions;

/// <summary>Creates the transports of runs, over the named client.</summary>
internal sealed class ClientTransports(
    IHttpClientFactory clients,
    GuardedNetwork network,
    ILogger<ArchiveService> logger
)
{
    // The options differ from the network's only in what a run sets for itself: its temporary folder and its pacing.
    public ITransport Create(FetchOptions options) =>
        new LoggedTransport(new NetworkTransport(network, SendAsync), logger);

    // A client for each request: the factory renews its handlers while a long run goes on.
    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken) =>
        clients
            .CreateClient(ArchiveToolServices.HttpClientName)
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
}
