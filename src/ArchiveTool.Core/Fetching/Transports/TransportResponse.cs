using System.Net;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>The response to one request, or the failure.</summary>
public sealed class TransportResponse(
    Reason reason,
    int status,
    IReadOnlyList<KeyValuePair<string, string>> headers,
    Stream body,
    string? detail,
    IAsyncDisposable? owner
) : IAsyncDisposable
{
    /// <summary><see cref="Reason.Ok"/>, or why there is no response.</summary>
    public Reason Reason { get; } = reason;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The words behind the status, as sent; empty over HTTP/2.</summary>
    public string ReasonPhrase { get; init; } = "";

    /// <summary>In their order, each line its own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    /// <summary>The body, its content coding kept, its transfer coding undone.</summary>
    public Stream Body { get; } = body;

    /// <summary>HTTP's version; null if it is not known.</summary>
    public Version? Protocol { get; init; }

    /// <summary>The address that answered; null if it is not known.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The platform's words for a failure, or null.</summary>
    public string? Detail { get; } = detail;

    /// <summary>Whether another try would fail alike.</summary>
    public bool IsLasting { get; init; }

    /// <summary>A hop that brought no response.</summary>
    public static TransportResponse Failed(Reason reason, string? detail) =>
        new(reason, 0, [], Stream.Null, detail, null);

    /// <summary>A header's values joined, or null.</summary>
    public string? Header(string name) => HeaderText.Joined(Headers, name);

    /// <summary>A header's values, one a line.</summary>
    public IEnumerable<string> Values(string name) =>
        Headers
            .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Body.DisposeAsync();
        if (owner is not null)
        {
            await owner.DisposeAsync();
        }
    }
}
