using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching;

/// <summary>The response to one request, or why there is none.</summary>
public sealed class TransportResponse(
    Reason reason,
    int status,
    IReadOnlyList<KeyValuePair<string, string>> headers,
    Stream body,
    string? detail,
    IDisposable? owner
) : IDisposable
{
    /// <summary><see cref="Reason.Ok"/>, or why there is no response.</summary>
    public Reason Reason { get; } = reason;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>In their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    /// <summary>The body, its content coding kept, its transfer coding undone.</summary>
    public Stream Body { get; } = body;

    /// <summary>The platform's words for a failure, or null.</summary>
    public string? Detail { get; } = detail;

    /// <summary>A hop that brought no response.</summary>
    public static TransportResponse Failed(Reason reason, string? detail) =>
        new(reason, 0, [], Stream.Null, detail, null);

    /// <summary>A header's values joined, or null.</summary>
    public string? Header(string name)
    {
        var values = Headers
            .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value);
        var joined = string.Join(", ", values);
        return joined.Length == 0 ? null : joined;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Body.Dispose();
        owner?.Dispose();
    }
}
