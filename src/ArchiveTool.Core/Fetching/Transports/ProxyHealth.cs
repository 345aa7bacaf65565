namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>How one proxy served the requests of one kind: tunnels for https, or requests for pages.</summary>
/// <param name="name">The proxy, without user and password.</param>
internal sealed class ProxyHealth(string name)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> failures = new(StringComparer.Ordinal);
    private readonly HashSet<int> statuses = [];
    private bool isThrough;
    private bool isRefusing;

    public string Name { get; } = name;

    /// <summary>Set where it refuses every request of ours: nothing is sent to it any more.</summary>
    public ProxyFailure? Lockout { get; private set; }

    public void Answered(int status, bool isTunnel)
    {
        lock (gate)
        {
            // Through a tunnel the site answers. Of a page these are the site's answers or the proxy's own.
            if (!isTunnel && status is 403 or 502 or 503 or 504)
            {
                statuses.Add(status);
            }
            else
            {
                (isThrough, isRefusing) = (true, false);
            }
        }
    }

    public void Failed(ProxyFailure failure)
    {
        lock (gate)
        {
            failures[failure.What] = failures.GetValueOrDefault(failure.What) + 1;
            isRefusing |= failure.IsRefusing;
            if (failure is { IsRefusing: true, IsLasting: true })
            {
                Lockout = failure;
            }
        }
    }

    /// <summary>What it did in place of serving; null if it serves. A site that it cannot reach is not a fault.</summary>
    public string? Fault()
    {
        lock (gate)
        {
            return failures.Count > 0 && (isRefusing || !isThrough)
                ? failures.MaxBy(static failure => failure.Value).Key
                : null;
        }
    }

    /// <summary>The one status that it answered for every page; null if there were others, or something came through.</summary>
    public int? OnlyStatus()
    {
        lock (gate)
        {
            return !isThrough && statuses.Count == 1 ? statuses.First() : null;
        }
    }
}
