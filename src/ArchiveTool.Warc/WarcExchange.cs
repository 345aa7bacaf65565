using System.Net;

namespace ArchiveTool.Warc;

/// <summary>A request and its response, for the record.</summary>
public sealed record WarcExchange
{
    /// <summary>The URL asked for, without fragment.</summary>
    public required string TargetUri { get; init; }

    /// <summary>When the request was sent.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>The address that answered, or null if it is not known.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The protocol's ALPN name where it was not HTTP/1.1 (<c>h2</c>), else null.</summary>
    public string? Protocol { get; init; }

    /// <summary>The request's head with its blank line, as sent or in HTTP/1.1 form.</summary>
    public required ReadOnlyMemory<byte> Request { get; init; }

    /// <summary>The response's head with its blank line, as received or in HTTP/1.1 form.</summary>
    public required ReadOnlyMemory<byte> Response { get; init; }

    /// <summary>The body: its content coding kept, its transfer coding undone. Seekable; read from its beginning.</summary>
    public required Stream Payload { get; init; }

    /// <summary>Whether the payload is all of the body.</summary>
    public WarcTruncation Truncation { get; init; }

    /// <summary>Whether the payload is compressed already, so that deflating it would only take time.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>Further fields of both records, such as that their heads were made later.</summary>
    public IReadOnlyList<WarcField> Fields { get; init; } = [];
}
