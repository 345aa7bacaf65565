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
/// <param name="kept">Entries that need not be fetched again; null for none.</param>
internal sealed class InputUnfolding(
    InputReader reader,
    ListingOptions options,
    Func<WebUrl, bool> allows,
    IKeptEntries? kept
)
{
    /// <summary>OPML names feeds, and an index sitemaps that name pages: nothing needs more.</summary>
    private const int DeepestLevel = 3;

    private readonly ConcurrentQueue<Problem> notes = new();
    private readonly FullTextReader fullText = new(reader, options.FullText, allows, kept);

    /// <summary>What was left out or damaged in listings.</summary>
    public IReadOnlyCollection<Problem> Notes => notes;

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
        using var slots = new SemaphoreSlim(inFlight);
        var failure = await guard(
            input,
            async () =>
            {
                await foreach (var part in ReadAsync(input, cancellationToken))
                {
                    await slots.WaitAsync(cancellationToken);
                    posts.Add(WorkOnAsync(part));
                }

                return null;
            }
        );
        return [.. (await Task.WhenAll(posts)).Append(failure).OfType<TOutcome>()];

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
        var budget = new Budget(options.MaxEntries);
        await foreach (var part in ReadAsync(input, 0, budget, cancellationToken))
        {
            yield return part;
        }
    }

    private async IAsyncEnumerable<InputPart> ReadAsync(
        PostInput input,
        int level,
        Budget budget,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var bytes = await reader.ReadAsync(input, cancellationToken);
        if (bytes.Failure is not null || options.IsOff || level > DeepestLevel)
        {
            yield return new InputPart(input, bytes);
            yield break;
        }

        var kind = level == 0 ? options.Kind : null;
        var text =
            kind is ListingKind.List
                ? null
                : ListingText.Decode(bytes, kind is not null || input.Kind == InputKind.Url || HasListingName(input));
        kind ??= text is null ? null : ListingSniffer.Find(text);
        var parts =
            kind is not null ? ReadListingAsync(input, bytes, text ?? "", kind.Value, level, budget, cancellationToken)
            : level == 0 && text is not null && FindFeed(bytes, text) is { } feed
                ? ReadAsync(feed, level + 1, budget, cancellationToken)
            : null;
        if (parts is null)
        {
            yield return new InputPart(input, bytes);
            yield break;
        }

        await foreach (var part in parts)
        {
            yield return part;
        }
    }

    private async IAsyncEnumerable<InputPart> ReadListingAsync(
        PostInput input,
        InputBytes bytes,
        string text,
        ListingKind kind,
        int level,
        Budget budget,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        if (kind is ListingKind.Sitemap or ListingKind.Opml)
        {
            foreach (var named in Named(input, kind, text, budget))
            {
                await foreach (var part in ReadAsync(named, level + 1, budget, cancellationToken))
                {
                    yield return part;
                }
            }

            yield break;
        }

        var parts =
            kind == ListingKind.Feed
                ? Entries(input, text, bytes.Source.FinalUrl?.Href, budget)
                : Pages(
                    input,
                    LinkLists.ReadLinks(
                        bytes.Source,
                        bytes.Bytes,
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

    private IEnumerable<InputPart> Entries(PostInput input, string text, string? address, Budget budget)
    {
        var feed = text.AsSpan().TrimStart(" \t\r\n\f\uFEFF\0").StartsWith("{")
            ? JsonFeed.Read(text, address, budget.Left)
            : XmlFeed.Read(text, address, budget.Left);
        budget.Take(feed.Entries.Count);
        if (feed.Damage is { } damage)
        {
            Note(Reason.BadFeed, input, $"{input.Name} is damaged behind entry {feed.Entries.Count}: {damage}");
        }
        else if (feed.Entries.Count == 0 && !feed.HasMore)
        {
            Note(Reason.BadFeed, input, $"{input.Name} is a feed without entries");
        }

        TellMore(input, feed.HasMore);
        var wanted = feed.Entries.Where(IsWanted).ToList();
        return FeedPost.Compose(input, wanted).Select(post => fullText.Wrap(post.Entry, post.Input, post.Bytes));
    }

    private bool IsWanted(FeedEntry entry) => IsWanted(entry.Date);

    private bool IsWanted(DateTimeOffset? date) => options.Since is not { } since || date is null || date >= since;

    private IEnumerable<PostInput> Named(PostInput input, ListingKind kind, string text, Budget budget)
    {
        IReadOnlyList<string> urls;
        string? damage;
        if (kind == ListingKind.Sitemap)
        {
            (var pages, damage) = LinkLists.ReadSitemap(text, budget.Left);
            urls = [.. pages.Where(page => IsWanted(page.Date)).Select(page => page.Url)];
        }
        else
        {
            (urls, damage) = LinkLists.ReadOpml(text, budget.Left);
        }

        if (damage is not null)
        {
            Note(Reason.BadFeed, input, $"{input.Name} is damaged: {damage}");
        }

        return Inputs(input, urls, budget);
    }

    private IEnumerable<InputPart> Pages(PostInput input, IReadOnlyList<string> urls, Budget budget) =>
        Inputs(input, urls, budget).Select(page => new InputPart(page, null));

    private IEnumerable<PostInput> Inputs(PostInput input, IReadOnlyList<string> urls, Budget budget)
    {
        var most = budget.Left;
        TellMore(input, urls.Count > most);
        foreach (var url in urls.Take(most))
        {
            if (InputExpansion.UrlInput(url) is { } page)
            {
                budget.Take(1);
                yield return page;
            }
            else
            {
                Note(
                    Reason.InvalidUrl,
                    input,
                    $"{input.Name} names {url}, which is not an http(s) URL; it was skipped"
                );
            }
        }
    }

    private void TellMore(PostInput input, bool hasMore)
    {
        if (hasMore)
        {
            Note(
                Reason.EntriesLeft,
                input,
                $"{input.Name} has more than {options.MaxEntries} entries; the rest was left out, raise --max-entries to read it"
            );
        }
    }

    private void Note(Reason reason, PostInput input, string message) =>
        notes.Enqueue(new Problem(ProblemCode.Input, reason, input.Name, message));

    private PostInput? FindFeed(InputBytes bytes, string text) =>
        options.FindFeed
        && ListingSniffer.FindFeedLink(text) is { } link
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

    private sealed class Budget(int most)
    {
        public int Left { get; private set; } = most;

        public void Take(int count) => Left = Math.Max(0, Left - count);
    }
}
