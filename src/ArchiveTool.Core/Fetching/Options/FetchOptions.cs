using System.Security.Cryptography.X509Certificates;
using ArchiveTool.Core.Fetching.Cookies;

namespace ArchiveTool.Core.Fetching.Options;

/// <summary>How things are fetched. A value out of its range is an <see cref="ArgumentOutOfRangeException"/>.</summary>
public sealed record FetchOptions
{
    /// <summary>Names the program and where it is explained, for those who find it in their logs.</summary>
    public const string DefaultUserAgent = "ArchiveTool (+https://github.com/archivetool/archivetool)";

    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(24);

    /// <summary>
    /// Where bodies are written until they find their place; must exist by the first request. Default: the system's
    /// temporary folder.
    /// </summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string TemporaryFolder
    {
        get;
        init =>
            field = value is { Length: > 0 } ? value : throw new ArgumentException("must name a folder", nameof(value));
    } = Path.GetTempPath();

    /// <summary>Requests in flight, in all: 1 to 10,000.</summary>
    /// <value>Default: <see cref="FetchDefaults.Concurrency"/>.</value>
    public int Concurrency
    {
        get;
        init => field = Between(value, 1, 10_000, nameof(Concurrency));
    } = FetchDefaults.Concurrency;

    /// <summary>Requests in flight, per host: 1 to 1,000.</summary>
    /// <value>Default: <see cref="FetchDefaults.PerHost"/>.</value>
    public int PerHost
    {
        get;
        init => field = Between(value, 1, 1_000, nameof(PerHost));
    } = FetchDefaults.PerHost;

    /// <summary>Time to receive headers; after that, minimum 1 KB/s averaged over the same window. 1 ms to 24 days.</summary>
    /// <value>Default: 30 s.</value>
    public TimeSpan Timeout
    {
        get;
        init => field = Between(value, TimeSpan.FromMilliseconds(1), LongestTime, nameof(Timeout));
    } = FetchDefaults.Timeout;

    /// <summary>Retries after transient failures: 0 to 100.</summary>
    /// <value>Default: <see cref="FetchDefaults.Retries"/>.</value>
    public int Retries
    {
        get;
        init => field = Between(value, 0, 100, nameof(Retries));
    } = FetchDefaults.Retries;

    /// <summary>The first pause before a retry; it doubles from one to the next, with jitter. Up to 1 h.</summary>
    /// <value>Default: 500 ms.</value>
    public TimeSpan RetryDelay
    {
        get;
        init => field = Between(value, TimeSpan.Zero, TimeSpan.FromHours(1), nameof(RetryDelay));
    } = FetchDefaults.RetryDelay;

    /// <summary>A server that asks for a longer wait by <c>Retry-After</c> is not waited for. Up to 24 h.</summary>
    /// <value>Default: 60 s.</value>
    public TimeSpan LongestRetryAfter
    {
        get;
        init => field = Between(value, TimeSpan.Zero, TimeSpan.FromHours(24), nameof(LongestRetryAfter));
    } = FetchDefaults.LongestRetryAfter;

    /// <summary>Redirects followed: 0 to 1,000.</summary>
    /// <value>Default: <see cref="FetchDefaults.MaxRedirects"/>.</value>
    public int MaxRedirects
    {
        get;
        init => field = Between(value, 0, 1_000, nameof(MaxRedirects));
    } = FetchDefaults.MaxRedirects;

    /// <summary>Pause between the starts of two requests to one host; up to 24 days.</summary>
    /// <value>Default: none.</value>
    public TimeSpan Delay
    {
        get;
        init => field = Between(value, TimeSpan.Zero, LongestTime, nameof(Delay));
    }

    /// <summary>For the whole run, from the making of the <see cref="Fetcher"/>; null for none. What is not done then is interrupted.</summary>
    /// <value>Default: null.</value>
    public TimeSpan? Deadline
    {
        get;
        init =>
            field = value is { } given
                ? Between(given, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(366), nameof(Deadline))
                : null;
    }

    /// <summary>Per body, received and decoded, in bytes; at least 1.</summary>
    /// <value>Default: <see cref="FetchDefaults.MaxBytes"/>.</value>
    public long MaxBytes
    {
        get;
        init => field = Between(value, 1L, long.MaxValue, nameof(MaxBytes));
    } = FetchDefaults.MaxBytes;

    /// <summary>The <c>User-Agent</c> sent: printable ASCII. Default: <see cref="DefaultUserAgent"/>.</summary>
    /// <exception cref="ArgumentException">It is empty or cannot stand in a header.</exception>
    public string UserAgent
    {
        get;
        init =>
            field = IsUserAgent(value) ? value : throw new ArgumentException("must be printable ASCII", nameof(value));
    } = DefaultUserAgent;

    /// <summary>The <c>Accept-Language</c> sent.</summary>
    /// <value>Default: English, then any.</value>
    public string AcceptLanguage { get; init; } = "en-US,en;q=0.9,*;q=0.5";

    /// <summary>Extra headers, each for one host only.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<HostHeader> Headers { get; init; } = [];

    /// <summary>Cookies that the user gave.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<Cookie> Cookies { get; init; } = [];

    /// <summary>The proxies. Default: none. Core reads no environment variables.</summary>
    public ProxySettings Proxy { get; init; } = ProxySettings.None;

    /// <summary>Other places to connect to.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<ConnectTo> ConnectTo { get; init; } = [];

    /// <summary>
    /// Says at which addresses a name is; a <see cref="System.Net.Sockets.SocketException"/> where it cannot. Null for
    /// the platform's resolver. What it says is judged like any other answer.
    /// </summary>
    public Func<string, CancellationToken, Task<System.Net.IPAddress[]>>? Resolver { get; init; }

    /// <summary>Whether addresses that are not public are connected to.</summary>
    /// <value>Default: false.</value>
    public bool AllowPrivateNetwork { get; init; }

    /// <summary>Whether any TLS certificate is accepted.</summary>
    /// <value>Default: false.</value>
    public bool Insecure { get; init; }

    /// <summary>
    /// Whether a record keeps credentials: the user's own headers, Authorization, cookies. Anyone who reads the record can
    /// use them. Default: false.
    /// </summary>
    public bool RecordsCredentials { get; init; }

    /// <summary>Certificate authorities trusted besides the system's.</summary>
    /// <value>Default: null, none.</value>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>
    /// Whether a body that broke off is asked for from there on, under a strong validator. A record wants each body in
    /// one piece.
    /// </summary>
    /// <value>Default: true.</value>
    public bool ResumeBodies { get; init; } = true;

    /// <summary>Whether anybody is waited for: not where a record answers.</summary>
    /// <value>Default: true.</value>
    public bool IsPaced { get; init; } = true;

    /// <summary>
    /// Whether answers may be left out that an earlier run has: not where a run is recorded, as its record must hold all, nor
    /// where a record answers.
    /// </summary>
    internal bool AsksConditionally { get; init; } = true;

    /// <summary>
    /// Whether a picture that is refused with every referrer that the policy allows is asked for with its own site's
    /// address as the referrer, which is beyond the policy.
    /// </summary>
    /// <value>Default: false.</value>
    public bool HotlinkFallback { get; init; }

    /// <summary>Randomness for the jitter: numbers from 0 up to 1.</summary>
    /// <value>Default: <see cref="Random.Shared"/>.</value>
    public Func<double> Randomness { get; init; } = Random.Shared.NextDouble;

    /// <summary>Whether a text can be sent as <c>User-Agent</c>.</summary>
    public static bool IsUserAgent(string? text) =>
        !string.IsNullOrWhiteSpace(text) && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static T Between<T>(T value, T least, T most, string name)
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0
            ? throw new ArgumentOutOfRangeException(name, value, $"must be from {least} to {most}")
            : value;
}
