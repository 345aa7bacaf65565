using ArchiveTool.Tracking.Catalogue;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Tracking.Likely;
using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Tracking.Rules;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking;

/// <summary>What is known of networks, redirectors, parameters and beacons; judges URLs without the network.</summary>
public sealed class TrackingCatalogue
{
    // More wrappers than this around a URL are no honest link; it is then left as it is.
    private const int MostWrappers = 8;

    private static readonly LinkFormData AnyForm = new([]);
    private readonly Task<CatalogueKnowledge> reading;
    private readonly RuleIndex? added;
    private readonly bool keepsReferrals;

    private static readonly Lazy<TrackingCatalogue> Shipped = new(Load);

    private TrackingCatalogue(Task<CatalogueKnowledge> reading) => this.reading = reading;

    private TrackingCatalogue(TrackingCatalogue other, RuleIndex? added, bool keepsReferrals)
    {
        reading = other.reading;
        this.added = added;
        this.keepsReferrals = keepsReferrals;
    }

    private CatalogueKnowledge Knowledge => field ??= reading.GetAwaiter().GetResult();

    private HostIndex Hosts => Knowledge.Hosts;

    private ParameterCleaner Cleaner => Knowledge.Cleaner;

    /// <summary>The catalogue that ships with this library, read once a process, on first use.</summary>
    public static TrackingCatalogue Default => Shipped.Value;

    /// <summary>
    /// The catalogue that the program ships. It is read in the background; the first caller who asks it waits until it is
    /// ready.
    /// </summary>
    public static TrackingCatalogue Load() => new(Task.Run(CatalogueKnowledge.ReadShipped));

    /// <summary>This catalogue and the networks that a user brings, which are asked first.</summary>
    public TrackingCatalogue With(IReadOnlyList<NetworkFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files switch
        {
            [] => this,
            // It was made when the file was held to its examples.
            [var one] => new TrackingCatalogue(one.Knowledge),
            _ => new TrackingCatalogue(
                Task.Run(() => CatalogueKnowledge.ReadShippedWith([.. files.Select(file => file.Content)]))
            ),
        };
    }

    /// <summary>This catalogue and the rules that a user brings.</summary>
    public TrackingCatalogue With(IReadOnlyList<RuleFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.Count == 0 ? this : new TrackingCatalogue(this, new RuleIndex(files), keepsReferrals);
    }

    /// <summary>This catalogue, but parameters that say who referred the reader stay.</summary>
    public TrackingCatalogue KeepingReferrals() => new(this, added, keepsReferrals: true);

    /// <summary>Judges a link.</summary>
    /// <param name="url">An absolute URL.</param>
    /// <exception cref="FormatException">It is not a valid absolute URL.</exception>
    public UrlJudgement Judge(string url) =>
        WebUrl.TryParse(url, null, out var parsed)
            ? Judge(parsed, url)
            : throw new FormatException($"'{url}' is not a valid absolute URL");

    /// <summary>Judges a link.</summary>
    public UrlJudgement Judge(WebUrl url) => Judge(url, url.Href);

    /// <summary>Judges a link; its clean form keeps the bytes that were written.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="written">As it was written, maybe relative.</param>
    public UrlJudgement Judge(WebUrl url, string written)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(written);
        return Judge(url, written, 0) ?? UrlJudgement.Nothing;
    }

    /// <summary>The URL that a link is to be written as; what stays keeps its bytes.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="written">As it was written, maybe relative.</param>
    /// <param name="cleaning">What it is to be without.</param>
    public string Clean(WebUrl url, string written, LinkCleaning cleaning)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(written);
        return cleaning switch
        {
            LinkCleaning.None => written,
            LinkCleaning.Tracking when !keepsReferrals => KeepingReferrals().Clean(url, written, cleaning),
            _ => Clean(url, written, cleaning == LinkCleaning.All, 0) ?? written,
        };
    }

    /// <summary>
    /// Judges a URL that a redirect led to: as <see cref="Judge(WebUrl)"/>, and a shop's page that carries a network's
    /// click id says who will be paid.
    /// </summary>
    /// <param name="url">The URL.</param>
    /// <param name="from">The URL that led to it. A site's own page hands nobody a click.</param>
    public UrlJudgement JudgeHop(WebUrl url, WebUrl from)
    {
        ArgumentNullException.ThrowIfNull(from);
        var judgement = Judge(url);
        return
            judgement.Affiliate is null
            && judgement.Tracking is { } tracking
            && !IsSameSite(from, url)
            && Cleaner.FindClick(tracking.Parameters) is { } click
            ? judgement with
            {
                Affiliate = new AffiliateFinding(
                    click.Network,
                    new Dictionary<string, string>(StringComparer.Ordinal) { [click.Name] = click.Value },
                    tracking.CleanUrl
                ),
            }
            : judgement;
    }

    /// <summary>
    /// The shop whose own links carry the account of its programme, where a URL is on its hosts; null for other URLs.
    /// </summary>
    internal ShopProgramme? FindShop(WebUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        foreach (var link in (url.IsHttp ? Hosts.Find(url.NameSpan) : null)?.Links ?? [])
        {
            if (
                link is { IsDirect: true, Kind: LinkOwnerKind.Network, IsLikely: false, HasTarget: false }
                && !link.Hosts.Contains("*", StringComparer.Ordinal)
                && link.KeyParameters.Any()
                && link.FitsPlace(url)
            )
            {
                return new ShopProgramme(link.Owner, [.. link.KeyParameters], link.Account, link.Retired);
            }
        }

        return null;
    }

    /// <summary>What decided about a URL, and about where it leads.</summary>
    internal IReadOnlyList<Decision> FindDecisions(WebUrl url, string written) =>
        url.IsHttp ? new DecisionFinder(Knowledge, added, keepsReferrals).Find(url, written) : [];

    /// <summary>The names of every network that the catalogue knows.</summary>
    internal IReadOnlyCollection<string> NetworkNames => Knowledge.NetworkNames;

    private static bool IsSameSite(WebUrl one, WebUrl other) =>
        RegistrableDomain.Find(one.Host) is { } site
            ? site == RegistrableDomain.Find(other.Host)
            : one.NameSpan.SequenceEqual(other.NameSpan);

    /// <summary>The name of the beacon that a picture is, or null.</summary>
    /// <param name="url">The picture's URL.</param>
    /// <param name="width">Its width attribute, or null.</param>
    /// <param name="height">Its height attribute, or null.</param>
    public string? FindBeacon(WebUrl url, int? width, int? height)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsHttp)
        {
            return null;
        }

        return Knowledge.FindBeacon(url, Hosts.Find(url.NameSpan), isTiny: width is <= 1 && height is <= 1)?.Name
            ?? added?.Find(url, keepsReferrals)?.Complete;
    }

    /// <summary>Judges a link, and says whether it is a beacon; what is known of its host is looked up once for both.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="written">As it was written.</param>
    /// <param name="beacon">The name of the beacon that the URL is, or null.</param>
    internal UrlJudgement Judge(WebUrl url, string written, out string? beacon)
    {
        if (!url.IsHttp)
        {
            beacon = null;
            return UrlJudgement.Nothing;
        }

        var known = Hosts.Find(url.NameSpan);
        var rules = added?.Find(url, keepsReferrals);
        beacon = Knowledge.FindBeacon(url, known, isTiny: false)?.Name ?? rules?.Complete;
        return Judge(url, written, known, rules, depth: 0) ?? UrlJudgement.Nothing;
    }

    /// <summary>The judgement; null if there are too many wrappers.</summary>
    private UrlJudgement? Judge(WebUrl url, string written, int depth) =>
        url.IsHttp
            ? Judge(url, written, Hosts.Find(url.NameSpan), added?.Find(url, keepsReferrals), depth)
            : UrlJudgement.Nothing;

    private UrlJudgement? Judge(WebUrl url, string written, HostRules? known, RuleMatch? rules, int depth)
    {
        var text = UrlText.Read(url.Href);
        return Knowledge.FindLink(known, url, text, out var likely) switch
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
    private string? Clean(WebUrl url, string written, bool stripsAccounts, int depth)
    {
        if (!url.IsHttp)
        {
            return written;
        }

        var known = Hosts.Find(url.NameSpan);
        var rules = added?.Find(url, keepsReferrals);
        var text = UrlText.Read(url.Href);
        var link = Knowledge.FindLink(known, url, text, out _);
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
            && Knowledge.FindLink(Hosts.Find(destination.NameSpan), destination, UrlText.Read(destination.Href), out _)
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
