using System.Collections.Concurrent;

namespace ArchiveTool.Core.Runs;

/// <summary>The progress of a run: written by the run, readable at any time.</summary>
public sealed class RunProgress
{
    private readonly ConcurrentDictionary<Links.LinkQuery, long> waiting = new(ReferenceEqualityComparer.Instance);
    private long asked;
    private long bytes;
    private int planned;
    private int done;
    private int posts;
    private int postsBegun;
    private int postsInAll;

    /// <summary>Called for each link when its verdict is known, on any thread; null to call nothing.</summary>
    public Action<Links.LinkFinding>? Judged { get; set; }

    /// <summary>Bytes of bodies received so far.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Requests, thumbnails and files known to be wanted so far.</summary>
    public int Planned => Volatile.Read(ref planned);

    /// <summary>How many of them are done.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>Posts finished.</summary>
    public int Posts => Volatile.Read(ref posts);

    /// <summary>What will be wanted in all: where the posts are counted, what the begun ones want stands for the rest.</summary>
    public int Expected
    {
        get
        {
            var (begun, all) = (Volatile.Read(ref postsBegun), Volatile.Read(ref postsInAll));
            return begun > 0 && begun < all ? (int)((long)Planned * all / begun) : Planned;
        }
    }

    /// <summary>The URL or file last begun.</summary>
    public string? Current { get; private set; }

    /// <summary>The host of the question that has waited longest for its answer, or null.</summary>
    internal string? LongestWaiting => waiting.IsEmpty ? null : waiting.MinBy(one => one.Value).Key.Url.Host;

    /// <summary>How many questions wait for their answers.</summary>
    internal int InFlight => waiting.Count;

    internal void Ask(Links.LinkQuery query) => waiting[query] = Interlocked.Increment(ref asked);

    internal void Answer(Links.LinkQuery query) => waiting.TryRemove(query, out _);

    internal void Plan(int count) => Interlocked.Add(ref planned, count);

    internal void Begin(string what) => Current = what;

    internal void Finish(long received)
    {
        Interlocked.Add(ref bytes, received);
        Interlocked.Increment(ref done);
    }

    internal void Judge(Links.LinkFinding link) => Judged?.Invoke(link);

    internal void ExpectPosts(int count) => Volatile.Write(ref postsInAll, count);

    internal void BeginPost() => Interlocked.Increment(ref postsBegun);

    internal void FinishPost() => Interlocked.Increment(ref posts);
}
