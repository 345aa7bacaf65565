using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Recording;
using ArchiveTool.Core.Findings;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>
/// Writes every hop that passes through it to a record, without credentials unless
/// <see cref="FetchOptions.RecordsCredentials"/>.
/// </summary>
/// <param name="inner">The network.</param>
/// <param name="recorder">The record; finished with this transport.</param>
/// <param name="options">Where bodies wait until they are whole, and what is kept of their headers.</param>
internal sealed class RecordingTransport(ITransport inner, ExchangeRecorder recorder, FetchOptions options) : ITransport
{
    private readonly RecordedHeaders recorded = new(options);

    /// <inheritdoc/>
    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        var date = TimeProvider.System.GetUtcNow();
        var response = await inner.SendAsync(request, cancellationToken);
        if (!recorder.IsRecording)
        {
            return response;
        }

        var uri = recorded.Address(request.Url);
        if (response.Reason != Reason.Ok)
        {
            await recorder.WriteFailureAsync(uri, response.Reason, date);
            return response;
        }

        var body = new RecordedBody(
            response.Body,
            new BodyCopy(options.TemporaryFolder, recorder),
            (payload, truncation) =>
                recorder.WriteExchangeAsync(
                    new WarcExchange
                    {
                        TargetUri = uri,
                        Date = date,
                        Request = RequestHead(request),
                        Response = HttpHead.Response(response.Status, recorded.ForResponse(response.Headers)),
                        Payload = payload,
                        Truncation = truncation,
                    }
                )
        );
        return new TransportResponse(Reason.Ok, response.Status, response.Headers, body, null, response);
    }

    /// <inheritdoc/>
    public ValueTask<NetworkFault?> FindFaultAsync(CancellationToken cancellationToken) =>
        inner.FindFaultAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await recorder.DisposeAsync();
    }

    private byte[] RequestHead(TransportRequest request)
    {
        var url = request.Url;
        var query = url.Query is null ? "" : "?" + url.Query;
        var port = url.Port is null ? "" : $":{url.Port}";
        return HttpHead.Request(
            request.Method,
            url.Path + query,
            url.Host + port,
            recorded.ForRequest(request.Headers)
        );
    }
}
