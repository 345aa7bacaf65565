using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>Reads inputs and unfolds those that are feeds, sitemaps or lists into the posts that they name.</summary>
/// <param name="reader">Reads bytes.</param>
/// <param name="options">How listings are read.</param>
/// <param name="allows">Whether a page that no user named may be asked for.</param>
/// <param name="memory">Remembers feeds between runs; null if nothing is.</param>
/// <param name="time">The clock.</param>
internal sealed class InputUnfolding(
    InputReader reader,
    ListingOptions options,
    Func<WebUrl, bool> allows,
    IFeedMemory? memory,
    TimeProvider time
)
{
    /// <summary>OPML names feeds, and an index sitemaps that name pages: nothing needs more.</summary>
    private const int DeepestLevel = 3;

    private readonly ConcurrentQueue<Problem> notes = new();
    private readonly RobotsRules robots = new(reader, reader.Product);

    /// <summary>What was left out or damaged in listings.</summary>
    public IReadOnlyCollection<Problem> Notes => notes;

    private ListingParts Listings =>
        field ??= new ListingParts(
            options,
            new FullTextReader(reader, options.FullText, allows, memory),
            notes.Enqueue
        );

    private FeedReader Feeds => field ??= new FeedReader(reader, options.IsOff ? null : memory, time, notes.Enqueue);

    /// <summary>Works on each post of an input, some at a time; what came of them, in its order.</summary>
    /// <param name="input">The input.</param>
    /// <param name="inFlight">Posts worked on at once.</param>
    /// <param name="work">Does one post.</param>
    /// <param name="guard">Runs reading and work, and makes an outcome of the failures that are expected; null for none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<TOutcome>> WorkAsync<TOutcome>(
        PostInput input,
        int inFlight,
        Func<PostInput, InputBytes, Task<TOutcome>> work,
        Func<PostInput, Func<Task<TOutcome?>>, Task<TOutcome?>> guard,
        CancellationToken cancellationToken
    )
        where TOutcome : class
    {
        var posts = new List<Task<TOutcome?>>();
        var visits = new HashSet<FeedVisit>(ReferenceEqualityComparer.Instance);
        using var slots = new SemaphoreSlim(inFlight);
        var failure = await guard(
            input,
            async () =>
            {
                await foreach (var part in ReadAsync(input, cancellationToken))
                {
                    await slots.WaitAsync(cancellationToken);
                    posts.Add(WorkOnAsync(part));
                    _ = part.Visit is { } visit && visits.Add(visit);
                }

                return null;
            }
        );
        var outcomes = (await Task.WhenAll(posts)).ToList();
        outcomes.Add(failure);
        outcomes.Add(await guard(input, KeepAsync));
        foreach (var visit in visits)
        {
            visit.Bytes.Stored?.Delete();
        }

        return [.. outcomes.OfType<TOutcome>()];

        async Task<TOutcome?> KeepAsync()
        {
            foreach (var visit in visits.Where(_ => memory is not null))
            {
                await memory!.KeepAsync(visit, cancellationToken);
            }

            return null;
        }

        async Task<TOutcome?> WorkOnAsync(InputPart part)
        {
            try
            {
                return await guard(
                    part.Input,
                    async () =>
                    {
                        part = part.Finish is { } finish ? await finish(cancellationToken) : part;
                        return await work(
                            part.Input,
                            part.Bytes ?? await reader.ReadAsync(part.Input, cancellationToken)
                        );
                    }
                );
            }
            finally
            {
                slots.Release();
            }
        }
    }

    /// <summary>The posts of an input, in its order: itself, or what it lists.</summary>
    public async IAsyncEnumerable<InputPart> ReadAsync(
        PostInput input,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var budget = new EntryBudget(options.MaxEntries);
        await foreach (var part in ReadAsync(input, 0, budget, isFound: false, cancellationToken))
        {
            yield return part;
        }
    }

    private async IAsyncEnumerable<InputPart> ReadAsync(
        PostInput input,
        int level,
        EntryBudget budget,
        bool isFound,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (read, unfinished) = await Feeds.ReadAsync(input, isNamed: level == 0 || isFound, cancellationToken);
        if (read is not { } bytes)
        {
            foreach (var part in unfinished)
            {
                yield return part;
            }

            yield break;
        }

        if (bytes.Failure is not null || options.IsOff || level > DeepestLevel)
        {
            yield return Load(input, bytes);
            yield break;
        }

        var kind = level == 0 ? options.Kind : null;
        var text =
            kind is ListingKind.List
                ? null
                : ListingText.Decode(bytes, kind is not null || input.Kind == InputKind.Url || HasListingName(input));
        kind ??= text is null ? null : FindKind(text);
        var parts =
            kind is not null ? ReadListingAsync(input, bytes, text, kind.Value, level, budget, cancellationToken)
            : level == 0 && text is not null && FindFeed(bytes, text) is { } feed
                ? ReadAsync(feed, level + 1, budget, isFound: true, cancellationToken)
            : null;
        if (parts is null)
        {
            yield return Load(input, bytes);
            yield break;
        }

        await foreach (var part in parts)
        {
            yield return part;
        }

        // A feed is still to be remembered.
        if (kind is not ListingKind.Feed)
        {
            bytes.Stored?.Delete();
        }
    }

    /// <summary>A large input that turned out to be a post.</summary>
    private static InputPart Load(PostInput input, InputBytes bytes)
    {
        var loaded = bytes.Load();
        bytes.Stored?.Delete();
        return new InputPart(input, loaded);
    }

    private async IAsyncEnumerable<InputPart> ReadListingAsync(
        PostInput input,
        InputBytes bytes,
        ListingText? text,
        ListingKind kind,
        int level,
        EntryBudget budget,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (kind is ListingKind.Sitemap or ListingKind.Opml)
        {
            var disallowed = new List<string>();
            foreach (var named in Listings.GetNamed(input, kind, text, budget))
            {
                if (
                    WebUrl.TryParse(named.Identity, null, out var url)
                    && !await Feeds.IsLeftAloneAsync(named, cancellationToken)
                    && !await robots.AllowsAsync(url, cancellationToken)
                )
                {
                    disallowed.Add(named.Name);
                    continue;
                }

                await foreach (var part in ReadAsync(named, level + 1, budget, isFound: false, cancellationToken))
                {
                    yield return part;
                }
            }

            Listings.TellDisallowed(input, disallowed);
            yield break;
        }

        var parts =
            kind == ListingKind.Feed
                ? Listings.GetEntries(input, text, bytes, budget)
                : Listings.GetPages(
                    input,
                    LinkLists.ReadLinks(
                        bytes.Source,
                        bytes.Load().Bytes,
                        kind == ListingKind.Bookmarks ? PostFormat.Html : PostFormat.Markdown,
                        budget.Left
                    ),
                    budget
                );
        foreach (var part in parts)
        {
            yield return part;
        }
    }

    private static ListingKind? FindKind(ListingText text)
    {
        var kind = ListingSniffer.Find(text.Head);
        if (kind is not null || !text.HasJsonStart || !text.IsLong)
        {
            return kind;
        }

        using var all = text.Open();
        return ListingSniffer.IsJsonFeed(all) ? ListingKind.Feed : null;
    }

    private PostInput? FindFeed(InputBytes bytes, ListingText text) =>
        options.FindFeed
        && ListingSniffer.FindFeedLink(text.All) is { } link
        && WebUrl.TryParse(link, bytes.Source.FinalUrl, out var url)
        && url.IsHttp
            ? new PostInput(InputKind.Url, url.Href, url.WithoutFragment().Href)
            : null;

    /// <summary>Whether a file's name is one that feeds and sitemaps have; others are looked at by their first bytes alone.</summary>
    private static bool HasListingName(PostInput input) =>
        Path.GetExtension(input.Name).ToLowerInvariant()
            is ".xml"
                or ".rss"
                or ".atom"
                or ".rdf"
                or ".json"
                or ".opml"
                or ".gz"
                or ".feed";
}
