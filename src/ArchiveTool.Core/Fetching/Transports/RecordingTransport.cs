using ArchiveTool.Core.Findings;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>Writes every hop that passes through it to a record.</summary>
/// <param name="inner">The network.</param>
/// <param name="recorder">The record; finished with this transport.</param>
/// <param name="temporaryFolder">Where bodies wait until they are whole.</param>
public sealed class RecordingTransport(ITransport inner, ExchangeRecorder recorder, string temporaryFolder) : ITransport
{
    /// <inheritdoc/>
    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        var date = TimeProvider.System.GetUtcNow();
        var response = await inner.SendAsync(request, cancellationToken);
        if (!recorder.IsRecording)
        {
            return response;
        }

        var uri = request.Url.WithoutFragment().Href;
        if (response.Reason != Reason.Ok)
        {
            await recorder.WriteFailureAsync(uri, response.Reason, date);
            return response;
        }

        var body = new RecordedBody(
            response.Body,
            new BodyCopy(temporaryFolder, recorder),
            (payload, truncation) =>
                recorder.WriteExchangeAsync(
                    new WarcExchange
                    {
                        TargetUri = uri,
                        Date = date,
                        Request = RequestHead(request),
                        Response = HttpHead.Response(response.Status, Fields(response.Headers)),
                        Payload = payload,
                        Truncation = truncation,
                    }
                )
        );
        return new TransportResponse(Reason.Ok, response.Status, response.Headers, body, null, response);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await recorder.DisposeAsync();
    }

    private static byte[] RequestHead(TransportRequest request)
    {
        var url = request.Url;
        var query = url.Query is null ? "" : "?" + url.Query;
        var port = url.Port is null ? "" : $":{url.Port}";
        return HttpHead.Request(request.Method, url.Path + query, url.Host + port, Fields(request.Headers));
    }

    private static IEnumerable<WarcField> Fields(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        headers.Select(header => new WarcField(header.Key, header.Value));
}
