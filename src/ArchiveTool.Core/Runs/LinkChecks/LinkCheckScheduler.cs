using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Runs.LinkChecks;

/// <summary>
/// The verdicts of a run: each URL is asked for once. What waits is kept by host, so that a slow host holds up no
/// other, and only so much is begun at one time that memory hangs on what is in flight.
/// </summary>
/// <param name="check">Asks for one link.</param>
/// <param name="perHost">Links of one host that are begun at one time.</param>
/// <param name="inAll">Links that are begun at one time.</param>
internal sealed class LinkCheckScheduler(
    Func<LinkQuery, CancellationToken, Task<LinkVerdict>> check,
    int perHost,
    int inAll
)
{
    // So many links that wait for each connection of a host are worth another one, whatever else waits.
    private const int DeepQueue = 128;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Task<LinkVerdict>> verdicts = new(StringComparer.Ordinal);
    private readonly Dictionary<LinkVerdict, Task<LinkVerdict>> shared = [];
    private readonly Dictionary<string, HostQueue> hosts = new(StringComparer.Ordinal);

    // A connection that is open and idle comes first, then a host that has none, and more connections to one host last:
    // of thousands of hosts each needs but one, and all that are open cost memory.
    private readonly Stack<HostQueue> warm = new();
    private readonly Queue<HostQueue> cold = new();
    private readonly Queue<HostQueue> wide = new();
    private int begun;

    /// <summary>The verdict on a link, asked for now, later or before.</summary>
    /// <param name="query">The link.</param>
    /// <param name="progress">Told when it is known.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public Task<LinkVerdict> OfAsync(LinkQuery query, RunProgress progress, CancellationToken cancellationToken)
    {
        // A picture and a page at one URL are two questions: what is a good answer to one is none to the other.
        var key = GetKey(query);
        Waiting? next = null;
        Task<LinkVerdict> verdict;
        lock (gate)
        {
            if (verdicts.TryGetValue(key, out var known))
            {
                progress.Finish(0);
                return known;
            }

            var waiting = new Waiting(query, progress, cancellationToken);
            verdict = verdicts[key] = waiting.Verdict.Task;
            if (!hosts.TryGetValue(query.Url.Host, out var host))
            {
                hosts[query.Url.Host] = host = new HostQueue();
            }

            host.Waiting.Enqueue(waiting);
            MakeReady(host);

            next = Next();
        }

        Begin(next);
        return verdict;
    }

    private static string GetKey(LinkQuery query) =>
        query.WantsProduct ? $"product {query.Url.Href}"
        : query.IsPage ? query.Url.Href
        : $"{query.Destination} {query.Url.Href}";

    /// <summary>
    /// Verdicts that name no URL are alike: a million links to hosts that nobody answers for keep one, and not a task each.
    /// </summary>
    private void Share(LinkQuery query, LinkVerdict verdict)
    {
        if (verdict is not { FinalUrl: null, Redirects.Count: 0, Suggestion: null, Anchors: null })
        {
            return;
        }

        lock (gate)
        {
            if (!shared.TryGetValue(verdict, out var known))
            {
                shared[verdict] = known = Task.FromResult(verdict);
            }

            verdicts[GetKey(query)] = known;
        }
    }

    private void Begin(Waiting? next)
    {
        if (next is not null)
        {
            _ = RunAsync(next);
        }
    }

    private async Task RunAsync(Waiting? next)
    {
        while (next is not null)
        {
            var current = next;
            try
            {
                if (current.Token.IsCancellationRequested)
                {
                    // Thousands may wait when a run is ended: exceptions for each would take seconds.
                    current.Verdict.SetCanceled(current.Token);
                }
                else
                {
                    var verdict = await check(current.Query, current.Token);
                    Share(current.Query, verdict);
                    current.Verdict.SetResult(verdict);
                }
            }
            catch (OperationCanceledException)
            {
                current.Verdict.SetCanceled(current.Token);
            }
            catch (Exception exception)
            {
                // Whoever waits for the verdict meets it there.
                current.Verdict.SetException(exception);
            }

            current.Progress.Finish(0);
            Waiting? another;
            lock (gate)
            {
                End(hosts[current.Query.Url.Host]);
                next = Next();
                another = Next();
            }

            Begin(another);
        }
    }

    private void End(HostQueue host)
    {
        begun--;
        host.Begun--;
        if (host.Begun == 0)
        {
            // The others are closed before long.
            host.Opened = 1;
        }

        MakeReady(host);
    }

    private void MakeReady(HostQueue host)
    {
        if (!host.CanBegin(perHost))
        {
            return;
        }

        if (host.Begun < host.Opened || (host.Begun > 0 && host.Waiting.Count >= DeepQueue * host.Begun))
        {
            if (!host.IsWarm)
            {
                host.IsWarm = true;
                warm.Push(host);
            }
        }
        else if (!host.IsQueued)
        {
            host.IsQueued = true;
            (host.Opened == 0 ? cold : wide).Enqueue(host);
        }
    }

    /// <summary>What is to be begun now, or null.</summary>
    private Waiting? Next()
    {
        while (begun < inAll && NextHost() is { } host)
        {
            // Since it was made ready its links may have been begun by another way.
            if (!host.CanBegin(perHost))
            {
                continue;
            }

            begun++;
            host.Begun++;
            host.Opened = Math.Max(host.Opened, host.Begun);
            var next = host.Waiting.Dequeue();
            MakeReady(host);
            return next;
        }

        return null;
    }

    private HostQueue? NextHost()
    {
        if (warm.TryPop(out var host))
        {
            host.IsWarm = false;
        }
        else if (cold.TryDequeue(out host) || wide.TryDequeue(out host))
        {
            host.IsQueued = false;
        }

        return host;
    }

    private sealed class HostQueue
    {
        public Queue<Waiting> Waiting { get; } = new();

        public int Begun { get; set; }

        /// <summary>Connections that are probably open.</summary>
        public int Opened { get; set; }

        public bool IsWarm { get; set; }

        public bool IsQueued { get; set; }

        public bool CanBegin(int most) => Waiting.Count > 0 && Begun < most;
    }

    private sealed class Waiting(LinkQuery query, RunProgress progress, CancellationToken token)
    {
        public LinkQuery Query { get; } = query;

        public RunProgress Progress { get; } = progress;

        public CancellationToken Token { get; } = token;

        public TaskCompletionSource<LinkVerdict> Verdict { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
