using System.Collections.Concurrent;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Tests.Fetching;

/// <summary>Answers as a test says, without a socket.</summary>
internal sealed class ScriptedTransport(Func<TransportRequest, int, TransportResponse> answer) : ITransport
{
    private readonly ConcurrentQueue<TransportRequest> requests = new();
    private int count;

    public IReadOnlyList<TransportRequest> Requests => [.. requests];

    public static TransportResponse Response(
        int status,
        string body = "",
        params (string Name, string Value)[] headers
    ) =>
        new(
            Reason.Ok,
            status,
            [.. headers.Select(header => new KeyValuePair<string, string>(header.Name, header.Value))],
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body)),
            null,
            null
        );

    public Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        requests.Enqueue(request);
        return Task.FromResult(answer(request, Interlocked.Increment(ref count)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
