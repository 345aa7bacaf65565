using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.Inputs.Feeds.Parsing;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>What a feed, a sitemap or a list holds.</summary>
/// <param name="options">How listings are read.</param>
/// <param name="fullText">Completes entries.</param>
/// <param name="note">Told what was left out or is damaged.</param>
internal sealed class ListingParts(ListingOptions options, FullTextReader fullText, Action<Problem> note)
{
    /// <summary>The entries of a feed as posts.</summary>
    public IEnumerable<InputPart> GetEntries(PostInput input, ListingText? text, InputBytes bytes, EntryBudget budget)
    {
        var address = bytes.Source.FinalUrl?.Href;
        var feed = text is { HasJsonStart: true }
            ? JsonFeed.Read(text.OpenUtf8, address, budget.Left, IsWanted)
            : XmlFeed.Read(Open(text), address, budget.Left, IsWanted);
        if (feed.WasCut)
        {
            Note(
                Reason.BadFeed,
                input,
                $"{input.Name} has a text of more than {FeedTokenizer.MostText:N0} characters; it was cut"
            );
        }

        if (text?.DeclaresEntities == true)
        {
            Note(
                Reason.BadFeed,
                input,
                $"{input.Name} declares entities, which are never read; what names one stays as it is written"
            );
        }

        budget.Take(feed.Count);
        if (feed.Damage is { } damage)
        {
            Note(Reason.BadFeed, input, $"{input.Name} is damaged behind entry {feed.Count}: {damage}");
        }
        else if (feed.Count == 0 && !feed.HasMore)
        {
            Note(Reason.BadFeed, input, $"{input.Name} is a feed without entries");
        }

        if (feed is { Damage: null, Mended: { } mended })
        {
            Note(Reason.BadFeed, input, $"{input.Name} is not well-formed; it was read all the same: {mended}");
        }

        TellMore(input, feed.HasMore);
        var visit = new FeedVisit(input, bytes.Answer) { Pause = feed.Pause, Bytes = bytes };
        return Compose(input, feed.Entries, visit, isWhole: feed.Damage is null);
    }

    private IEnumerable<InputPart> Compose(
        PostInput input,
        IReadOnlyList<FeedEntry> wanted,
        FeedVisit visit,
        bool isWhole
    )
    {
        foreach (var post in FeedPost.Compose(input, wanted))
        {
            visit.Entries.Enqueue(post.Input.Identity);
            yield return fullText.Wrap(post.Entry, post.Input, post.Bytes) with
            {
                Visit = visit,
            };
        }

        visit.IsWhole = isWhole;
    }

    private bool IsWanted(FeedEntry entry) => IsWanted(entry.Date);

    private bool IsWanted(DateTimeOffset? date) => options.Since is not { } since || date is null || date >= since;

    /// <summary>What a sitemap or OPML names: pages, or further listings.</summary>
    public IEnumerable<PostInput> GetNamed(PostInput input, ListingKind kind, ListingText? text, EntryBudget budget)
    {
        IReadOnlyList<string> urls;
        string? damage;
        if (kind == ListingKind.Sitemap)
        {
            (var pages, damage) = LinkLists.ReadSitemap(Open(text), budget.Left);
            urls = [.. pages.Where(page => IsWanted(page.Date)).Select(page => page.Url)];
        }
        else
        {
            (urls, damage) = LinkLists.ReadOpml(Open(text), budget.Left);
        }

        if (damage is not null)
        {
            Note(Reason.BadFeed, input, $"{input.Name} is damaged: {damage}");
        }

        return Inputs(input, urls, budget);
    }

    private static TextReader Open(ListingText? text) => text?.Open() ?? TextReader.Null;

    /// <summary>Addresses as posts.</summary>
    public IEnumerable<InputPart> GetPages(PostInput input, IReadOnlyList<string> urls, EntryBudget budget) =>
        Inputs(input, urls, budget).Select(page => new InputPart(page, null));

    private IEnumerable<PostInput> Inputs(PostInput input, IReadOnlyList<string> urls, EntryBudget budget)
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

    /// <summary>Says which addresses of a listing were not asked for, as their sites do not want it.</summary>
    public void TellDisallowed(PostInput input, IReadOnlyList<string> urls)
    {
        const int Shown = 5;
        if (urls.Count > 0)
        {
            var more = urls.Count > Shown ? $" and {urls.Count - Shown} more" : "";
            Note(
                Reason.RobotsDisallowed,
                input,
                $"robots.txt disallows what {input.Name} names: {string.Join(", ", urls.Take(Shown))}{more}; name a page itself to archive it"
            );
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
        note(new Problem(ProblemCode.Input, reason, input.Name, message));
}
