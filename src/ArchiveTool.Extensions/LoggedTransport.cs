using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using Microsoft.Extensions.Logging;

namespace ArchiveTool.Extensions;

/// <summary>Logs what each request came to. The client factory logs that it was sent.</summary>
internal sealed class LoggedTransport(ITransport transport, ILogger logger) : ITransport
{
    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        var response = await transport.SendAsync(request, cancellationToken);
        if (!logger.IsEnabled(LogLevel.Information))
        {
            return response;
        }

        // Queries may hold secrets too: whom we asked is enough beside the report, which has the whole URL.
        var host = request.Url.Host;
        if (response.Reason != Reason.Ok)
        {
            Messages.RequestFailed(logger, request.Method, host, response.Reason.ToCode(), response.Detail);
        }
        else
        {
            Messages.Answered(logger, request.Method, host, response.Status);
        }

        return response;
    }

    public ValueTask<NetworkFault?> FindFaultAsync(CancellationToken cancellationToken) =>
        transport.FindFaultAsync(cancellationToken);

    public ValueTask DisposeAsync() => transport.DisposeAsync();
}
