using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Archiving;

/// <summary>
/// The verdicts of a run: each URL is asked for once. What waits is kept by host, so that a slow host holds up no
/// other, and only so much is begun at one time that memory hangs on what is in flight.
/// </summary>
/// <param name="check">Asks for one link.</param>
/// <param name="perHost">Links of one host that are begun at one time.</param>
/// <param name="inAll">Links that are begun at one time.</param>
internal sealed class LinkVerdicts(Func<LinkQuery, CancellationToken, Task<LinkVerdict>> check, int perHost, int inAll)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task<LinkVerdict>> verdicts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostQueue> hosts = new(StringComparer.Ordinal);

    // Hosts that something was begun of come first: their connections are warm, and of thousands of hosts only some
    // have any open at one time.
    private readonly Stack<HostQueue> warm = new();
    private readonly Queue<HostQueue> cold = new();
    private int begun;

    /// <summary>The verdict on a link, asked for now, later or before.</summary>
    /// <param name="query">The link.</param>
    /// <param name="progress">Told when it is known.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public Task<LinkVerdict> OfAsync(LinkQuery query, RunProgress progress, CancellationToken cancellationToken)
    {
        // A picture and a page at one URL are two questions: what is a good answer to one is none to the other.
        var key = query.IsPage ? query.Url.Href : $"{query.Destination} {query.Url.Href}";
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
                current.Verdict.SetResult(await check(current.Query, current.Token));
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
        MakeReady(host);
    }

    private void MakeReady(HostQueue host)
    {
        if (host.IsReady || host.Waiting.Count == 0 || host.Begun >= perHost)
        {
            return;
        }

        host.IsReady = true;
        if (host.IsWarm)
        {
            warm.Push(host);
        }
        else
        {
            cold.Enqueue(host);
        }
    }

    /// <summary>What is to be begun now, or null.</summary>
    private Waiting? Next()
    {
        if (begun >= inAll || !(warm.TryPop(out var host) || cold.TryDequeue(out host)))
        {
            return null;
        }

        host.IsReady = false;
        host.IsWarm = true;
        begun++;
        host.Begun++;
        var next = host.Waiting.Dequeue();
        MakeReady(host);
        return next;
    }

    private sealed class HostQueue
    {
        public Queue<Waiting> Waiting { get; } = new();

        public int Begun { get; set; }

        public bool IsReady { get; set; }

        public bool IsWarm { get; set; }
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
