using ArchiveTool.Core.Findings;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>Answers from a record in place of the network; opens no socket. What the record lacks is <c>not-recorded</c>.</summary>
/// <param name="record">The record; this closes it.</param>
internal sealed class ReplayTransport(RecordedExchanges record) : ITransport
{
    /// <inheritdoc/>
    public Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(
            record.Find(request.Method, request.Url) switch
            {
                null => TransportResponse.Failed(Reason.NotRecorded, null),
                { Failure: { } code } => FindingCodes.TryParseReason(code, out var reason)
                    ? TransportResponse.Failed(reason, "as recorded")
                    : TransportResponse.Failed(Reason.NotRecorded, null),
                var response => new TransportResponse(
                    Reason.Ok,
                    response.Status,
                    [.. response.Headers.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))],
                    response.Body,
                    null,
                    null
                ),
            }
        );

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        record.Dispose();
        return ValueTask.CompletedTask;
    }
}
