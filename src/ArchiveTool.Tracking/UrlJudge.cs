using ArchiveTool.Tracking.Catalogue;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Tracking.Likely;
using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Tracking.Rules;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking;

/// <summary>Judges and cleans URLs, with the wrappers around them undone one after the other.</summary>
/// <param name="knowledge">What the catalogue knows.</param>
/// <param name="added">A user's rules, or null.</param>
/// <param name="keepsReferrals">Whether parameters that say who referred the reader stay.</param>
internal sealed class UrlJudge(CatalogueKnowledge knowledge, RuleIndex? added, bool keepsReferrals)
{
    /// <summary>More wrappers than this around a URL are no honest link; it is then left as it is.</summary>
    public const int MostWrappers = 8;

    private static readonly LinkFormData AnyForm = new([]);

    private HostIndex Hosts => knowledge.Hosts;

    private ParameterCleaner Cleaner => knowledge.Cleaner;

    /// <summary>The judgement; null if there are too many wrappers.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="written">As it was written.</param>
    /// <param name="depth">How many wrappers are around it.</param>
    public UrlJudgement? Judge(WebUrl url, string written, int depth = 0) =>
        url.IsHttp
            ? Judge(url, written, Hosts.Find(url.NameSpan), added?.Find(url, keepsReferrals), depth)
            : UrlJudgement.Nothing;

    /// <summary>The judgement of a URL of whose host the caller knows already; null if there are too many wrappers.</summary>
    public UrlJudgement? Judge(WebUrl url, string written, HostRules? known, RuleMatch? rules, int depth = 0)
    {
        var text = UrlText.Read(url.Href);
        return knowledge.FindLink(known, url, text, out var likely) switch
        {
            null => JudgeByRules(rules, url, text, written, depth, known, likely),
            { IsDirect: true } link => JudgeDirect(link, url, text, written, known, rules),
            { } link => JudgeRedirect(link.Owner, link.Kind, link.Read(url, text), written, depth) is { } judgement
                ? judgement with
                {
                    Affiliate = link is { Retired: { } retired, Kind: LinkOwnerKind.Network }
                        ? judgement.Affiliate! with
                        {
                            Retired = retired,
                        }
                        : judgement.Affiliate,
                    Entry = link.Entry,
                }
                : null,
        };
    }

    private UrlJudgement? JudgeByRules(
        RuleMatch? rules,
        WebUrl url,
        UrlText text,
        string written,
        int depth,
        HostRules? known,
        LinkRule? likely
    )
    {
        if (rules?.Complete is not null)
        {
            return new UrlJudgement(new TrackingFinding(written, [], null, null, Beacon: true), null, null, true);
        }

        if (rules?.Destination is { } target && DestinationText.Read(target, AnyForm, url, isValue: true) is { } shown)
        {
            return JudgeRedirect(rules.Redirector!, LinkOwnerKind.Redirector, ([], shown), written, depth);
        }

        var hasParameters = text.HasQuery || url.Offsets.FragmentStart >= 0 || rules is not null;
        var judgement = hasParameters
            ? FromCleaning(Cleaner.Clean(url, written, known, rules, protect: null))
            : UrlJudgement.Nothing;
        return Guess(judgement, url, text, known, rules, likely);
    }

    /// <summary>Adds what the link may be though no entry knows it.</summary>
    private UrlJudgement Guess(
        UrlJudgement judgement,
        WebUrl url,
        UrlText text,
        HostRules? known,
        RuleMatch? rules,
        LinkRule? likely
    )
    {
        if (FindLikely(known, url, text, likely) is { } link)
        {
            WebUrl? destination;
            if (link.IsDirect)
            {
                var stripped = Cleaner.Strip(url, url.Href, known, rules, link);
                destination = WebUrl.TryParse(stripped, null, out var parsed) ? parsed : null;
            }
            else
            {
                destination = link.Read(url, text).Destination;
            }

            return judgement with
            {
                Likely = new LikelyFinding(
                    link.Kind == LinkOwnerKind.Network ? LikelyFinding.Affiliate : LikelyFinding.Redirector,
                    link.Owner,
                    $"it has the form of a link of {link.Owner}",
                    destination?.Href
                ),
                Destination = destination,
                WouldCountAClick = true,
                Entry = link.Entry,
            };
        }

        return RedirectGuess.Guess(url, text) is { } guess
            ? judgement with
            {
                Likely = new LikelyFinding(LikelyFinding.Redirector, null, guess.Reason, guess.Destination.Href),
                Destination = guess.Destination,
                WouldCountAClick = true,
            }
            : judgement;
    }

    private static LinkRule? FindLikely(HostRules? known, WebUrl url, UrlText text, LinkRule? anywhere) =>
        CatalogueKnowledge.FindFitting(known, url, text, likely: true)
        ?? (anywhere is not null && !RedirectGuess.IsDialogue(url) ? anywhere : null);

    /// <summary>The clean form; null if there are too many wrappers.</summary>
    public string? Clean(WebUrl url, string written, bool stripsAccounts, int depth = 0)
    {
        if (!url.IsHttp)
        {
            return written;
        }

        var known = Hosts.Find(url.NameSpan);
        var rules = added?.Find(url, keepsReferrals);
        var text = UrlText.Read(url.Href);
        var link = knowledge.FindLink(known, url, text, out _);
        if (link is { IsDirect: true })
        {
            return !stripsAccounts ? Cleaner.Clean(url, written, known, rules, link)?.CleanUrl ?? written
                : link.HasTarget ? link.Read(url, text).Destination?.Href ?? written
                : Cleaner.Strip(url, written, known, rules, link);
        }

        if (link is { IsViewer: true } || (link is { Kind: LinkOwnerKind.Network } && !stripsAccounts))
        {
            return written;
        }

        var shown =
            link is not null ? link.Read(url, text).Destination
            : rules?.Destination is { } target ? DestinationText.Read(target, AnyForm, url, isValue: true)
            : null;
        if (shown is not null)
        {
            return depth == MostWrappers ? null : Clean(shown, shown.Href, stripsAccounts, depth + 1);
        }

        return link is null && rules?.Complete is null
            ? Cleaner.Clean(url, written, known, rules, protect: null)?.CleanUrl ?? written
            : written;
    }

    private static UrlJudgement FromCleaning(TrackingFinding? tracking) =>
        tracking is null ? UrlJudgement.Nothing : new UrlJudgement(tracking, null, null, false);

    /// <summary>The shop's own URL: without account and trackers it is its own destination.</summary>
    private UrlJudgement JudgeDirect(
        LinkRule link,
        WebUrl url,
        UrlText text,
        string written,
        HostRules? known,
        RuleMatch? rules
    )
    {
        var (account, target) = link.Read(url, text);
        var stripped = Cleaner.Strip(url, url.Href, known, rules, link);
        var destination =
            target ?? (!link.HasTarget && WebUrl.TryParse(stripped, null, out var parsed) ? parsed : null);
        if (
            destination is not null
            && knowledge.FindLink(Hosts.Find(destination.NameSpan), destination, UrlText.Read(destination.Href), out _)
                is not null
        )
        {
            // The account stands in the path as well, and nothing shows the page without it.
            destination = null;
        }

        return new UrlJudgement(
            Cleaner.Clean(url, written, known, rules, link),
            new AffiliateFinding(link.Owner, account, destination?.Href) { Retired = link.Retired },
            destination,
            WouldCountAClick: true
        )
        {
            Entry = link.Entry,
        };
    }

    private UrlJudgement? JudgeRedirect(
        string owner,
        LinkOwnerKind kind,
        (Dictionary<string, string> Account, WebUrl? Destination) read,
        string written,
        int depth
    )
    {
        if (depth == MostWrappers)
        {
            return null;
        }

        var (account, shown) = read;
        UrlJudgement? inner = null;
        if (shown is not null)
        {
            inner = Judge(shown, shown.Href, depth + 1);
            if (inner is null && depth > 0)
            {
                // All or none, so that what is clean stays as it is when it is cleaned again.
                return null;
            }
        }

        // What it shows may be a counted link again, which shows nothing: there is then nowhere to ask.
        var isDeadEnd = inner is null or { WouldCountAClick: true, Destination: null };
        var destination = isDeadEnd ? null : inner!.Destination ?? shown;
        var leadsTo =
            inner is null ? null
            : inner.Likely is not null ? shown!.Href
            : destination?.Href ?? inner.Tracking?.Destination ?? shown!.Href;
        var affiliate =
            kind == LinkOwnerKind.Network
                // Another network's link is where this one leads; one of the same network says no more than it.
                ? new AffiliateFinding(owner, account, inner?.Affiliate?.Network == owner ? destination?.Href : leadsTo)
                {
                    Inner = inner?.Affiliate,
                }
                : inner?.Affiliate;
        var clean = inner is null ? written : inner.Tracking?.CleanUrl ?? shown!.Href;
        return new UrlJudgement(
            new TrackingFinding(clean, [], owner, leadsTo, Beacon: false),
            affiliate,
            destination,
            WouldCountAClick: kind != LinkOwnerKind.Shortener
        )
        {
            IsShortener = kind == LinkOwnerKind.Shortener,
            Likely = inner?.Likely,
        };
    }
}
