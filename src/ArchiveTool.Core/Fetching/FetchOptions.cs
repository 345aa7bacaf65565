namespace ArchiveTool.Core.Fetching;

/// <summary>How things are fetched.</summary>
public sealed record FetchOptions
{
    /// <summary>Where bodies are written until they find their place; must exist.</summary>
    public required string TemporaryFolder { get; init; }

    /// <summary>Requests in flight, in all.</summary>
    public int Concurrency { get; init; } = 64;

    /// <summary>Requests in flight, per host.</summary>
    public int PerHost { get; init; } = 6;

    /// <summary>For connecting, TLS and response headers; then each such window must bring 1 KB/s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Further tries where they can help.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Redirects followed.</summary>
    public int MaxRedirects { get; init; } = 20;

    /// <summary>Pause between requests to one host.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Per body, received and decoded, in bytes.</summary>
    public long MaxBytes { get; init; } = 256_000_000;

    /// <summary>The <c>User-Agent</c> sent.</summary>
    public required string UserAgent { get; init; }

    /// <summary>Extra headers, each for one host only.</summary>
    public IReadOnlyList<HostHeader> Headers { get; init; } = [];

    /// <summary>Other places to connect to.</summary>
    public IReadOnlyList<ConnectTo> ConnectTo { get; init; } = [];

    /// <summary>Whether addresses that are not public are connected to.</summary>
    public bool AllowPrivateNetwork { get; init; }

    /// <summary>Whether any TLS certificate is accepted.</summary>
    public bool Insecure { get; init; }
}
