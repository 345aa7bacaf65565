using System.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Records;

namespace ArchiveTool.Core.Fetching;

/// <summary>Writes every hop that passes through it to a record.</summary>
/// <param name="inner">The network.</param>
/// <param name="writer">The record.</param>
/// <param name="temporaryFolder">Where bodies wait until they are whole.</param>
public sealed class RecordingTransport(ITransport inner, WarcWriter writer, string temporaryFolder) : ITransport
{
    /// <inheritdoc/>
    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        var response = await inner.SendAsync(request, cancellationToken);
        var uri = request.Url.WithoutFragment().Href;
        if (response.Reason != Reason.Ok)
        {
            await writer.WriteFailureAsync(uri, response.Reason);
            return response;
        }

        var body = new RecordedBody(
            response.Body,
            temporaryFolder,
            (payload, isTruncated) =>
                writer.WriteExchangeAsync(uri, RequestHead(request), ResponseHead(response), payload, isTruncated)
        );
        return new TransportResponse(Reason.Ok, response.Status, response.Headers, body, null, response);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await writer.DisposeAsync();
    }

    private static byte[] RequestHead(TransportRequest request)
    {
        var url = request.Url;
        var query = url.Query is null ? "" : "?" + url.Query;
        var port = url.Port is null ? "" : $":{url.Port}";
        var head = new StringBuilder($"{request.Method} {url.Path}{query} HTTP/1.1\r\nHost: {url.Host}{port}\r\n");
        foreach (var (name, value) in request.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    private static byte[] ResponseHead(TransportResponse response)
    {
        var head = new StringBuilder($"HTTP/1.1 {response.Status} {ReasonPhrase(response.Status)}\r\n");
        foreach (var (name, value) in response.Headers)
        {
            // The transfer coding is undone in what is written here; its header would make readers undo it again.
            var isUndone = name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase);
            head.Append(isUndone ? "X-Archive-Orig-Transfer-Encoding" : name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    private static string ReasonPhrase(int status) =>
        Enum.IsDefined((System.Net.HttpStatusCode)status) ? ((System.Net.HttpStatusCode)status).ToString() : "Status";
}
