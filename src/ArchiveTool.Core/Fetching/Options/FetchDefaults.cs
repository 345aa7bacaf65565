namespace ArchiveTool.Core.Fetching.Options;

/// <summary>The limits of a fetch that names none: the one place that <see cref="FetchOptions"/> and the command line's help read.</summary>
public static class FetchDefaults
{
    /// <summary>Requests in flight, in all.</summary>
    public const int Concurrency = 64;

    /// <summary>Requests in flight, per host.</summary>
    public const int PerHost = 6;

    /// <summary>Retries after transient failures.</summary>
    public const int Retries = 3;

    /// <summary>Redirects followed.</summary>
    public const int MaxRedirects = 20;

    /// <summary>Bytes of one body, received and decoded.</summary>
    public const long MaxBytes = 256_000_000;

    /// <summary>Time to receive headers.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>The first pause before a retry.</summary>
    public static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest <c>Retry-After</c> that is waited for.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);
}
