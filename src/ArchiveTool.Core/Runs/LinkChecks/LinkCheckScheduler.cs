using ArchiveTool.Core.Links;
using ArchiveTool.Core.Packing;

namespace ArchiveTool.Core.Runs.LinkChecks;

/// <summary>
/// The verdicts of a run: each URL is asked for once. What waits is kept by host, so that a slow host holds up no
/// other, and only so much is begun at once that memory hangs on what is in flight.
/// </summary>
/// <param name="check">Asks for one link.</param>
/// <param name="perHost">Links of one host that are begun at once.</param>
/// <param name="inAll">Links that are begun at once.</param>
internal sealed class LinkCheckScheduler(
    Func<LinkQuery, CancellationToken, Task<LinkVerdict>> check,
    int perHost,
    int inAll
)
{
    // So many links that wait for each connection of a host are worth another one, whatever else waits.
    private const int DeepQueue = 128;

    // Stands in shared verdicts for the URL that was asked for.
    private const string Itself = "";

    private readonly Lock gate = new();

    // By the number of what was asked: the verdict's task, or the verdict itself where many have the same.
    private readonly StringTable asked = new();
    private readonly BlockList<object> verdicts = new();
    private readonly Dictionary<LinkVerdict, LinkVerdict> shared = [];
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
    public Task<LinkVerdict> AskAsync(LinkQuery query, RunProgress progress, CancellationToken cancellationToken)
    {
        // A picture and a page at one URL are two questions: what is a good answer to one is none to the other.
        var key = GetKey(query);
        Waiting? next = null;
        Task<LinkVerdict> verdict;
        lock (gate)
        {
            var number = asked.Add(key);
            if (number < verdicts.Count)
            {
                progress.Finish(0);
                return verdicts[number] as Task<LinkVerdict>
                    ?? Task.FromResult(Named((LinkVerdict)verdicts[number], query.Url.Href));
            }

            var waiting = new Waiting(query, number, progress, cancellationToken);
            verdict = waiting.Verdict.Task;
            verdicts.Add(verdict);
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
    /// Verdicts that name no URL but the one that was asked for are alike: a million links keep one, and not a task each.
    /// </summary>
    private void Share(Waiting of, LinkVerdict verdict)
    {
        if (
            verdict is not { Redirects.Count: 0, Suggestion: null, Anchors: null }
            || (verdict.FinalUrl is { } final && final != of.Query.Url.Href)
        )
        {
            return;
        }

        var unnamed = verdict with { FinalUrl = verdict.FinalUrl is null ? null : Itself, Redirects = [] };
        lock (gate)
        {
            if (!shared.TryGetValue(unnamed, out var known))
            {
                shared[unnamed] = known = unnamed;
            }

            verdicts[of.Number] = known;
        }
    }

    private static LinkVerdict Named(LinkVerdict verdict, string url) =>
        verdict.FinalUrl is null ? verdict : verdict with { FinalUrl = url };

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
                    current.Progress.Ask(current.Query);
                    var verdict = await check(current.Query, current.Token);
                    Share(current, verdict);
                    current.Verdict.SetResult(verdict);
                }
            }
            catch (OperationCanceledException)
            {
                current.Verdict.SetCanceled(current.Token);
            }
            catch (Exception exception)
            {
                // The caller that waits for the verdict meets it there.
                current.Verdict.SetException(exception);
            }

            current.Progress.Answer(current.Query);
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

    private sealed class Waiting(LinkQuery query, int number, RunProgress progress, CancellationToken token)
    {
        public LinkQuery Query { get; } = query;

        /// <summary>The number of what is asked.</summary>
        public int Number { get; } = number;

        public RunProgress Progress { get; } = progress;

        public CancellationToken Token { get; } = token;

        public TaskCompletionSource<LinkVerdict> Verdict { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
