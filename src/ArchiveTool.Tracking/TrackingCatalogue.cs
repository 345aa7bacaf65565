using System.Text.Json;
using ArchiveTool.Tracking.Catalogue;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Tracking.Rules;
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

    private TrackingCatalogue(Task<CatalogueKnowledge> reading) => this.reading = reading;

    private TrackingCatalogue(TrackingCatalogue other, RuleIndex? added, bool keepsReferrals)
    {
        reading = other.reading;
        this.added = added;
        this.keepsReferrals = keepsReferrals;
    }

    private HostIndex Hosts => reading.GetAwaiter().GetResult().Hosts;

    private ParameterCleaner Cleaner => reading.GetAwaiter().GetResult().Cleaner;

    /// <summary>
    /// The catalogue that the program ships. It is read beside whatever the caller does next; the first who asks it waits
    /// until it is.
    /// </summary>
    public static TrackingCatalogue Load() =>
        new(
            Task.Run(static () =>
            {
                using var stream = typeof(TrackingCatalogue).Assembly.GetManifestResourceStream(
                    "tracking-catalogue.json"
                )!;
                return CatalogueKnowledge.Read(stream);
            })
        );

    /// <summary>Reads a catalogue.</summary>
    /// <param name="catalogue">JSON in the form of the catalogue that the program ships.</param>
    /// <exception cref="JsonException">It has another form.</exception>
    public static TrackingCatalogue Read(Stream catalogue) => new(Task.FromResult(CatalogueKnowledge.Read(catalogue)));

    /// <summary>This catalogue and the rules that a user brings.</summary>
    public TrackingCatalogue With(IReadOnlyList<RuleFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.Count == 0 ? this : new TrackingCatalogue(this, new RuleIndex(files), keepsReferrals);
    }

    /// <summary>This catalogue, but parameters that say who referred the reader stay.</summary>
    public TrackingCatalogue KeepingReferrals() => new(this, added, keepsReferrals: true);

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
    public UrlJudgement JudgeHop(WebUrl url)
    {
        var judgement = Judge(url);
        return
            judgement.Affiliate is null
            && judgement.Tracking is { } tracking
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

        var isTiny = width is <= 1 && height is <= 1;
        var beacons = Hosts.Find(url.NameSpan)?.Beacons ?? [];
        return beacons.Concat(Hosts.FindByLabel(url.NameSpan)).FirstOrDefault(beacon => beacon.Fits(url, isTiny))?.Name
            ?? added?.Find(url, keepsReferrals)?.Complete;
    }

    /// <summary>The judgement; null where there are too many wrappers.</summary>
    private UrlJudgement? Judge(WebUrl url, string written, int depth)
    {
        if (!url.IsHttp)
        {
            return UrlJudgement.Nothing;
        }

        var known = Hosts.Find(url.NameSpan);
        var rules = added?.Find(url, keepsReferrals);
        if (known is null && rules is null && url.Offsets is { QueryStart: < 0, FragmentStart: < 0 })
        {
            return UrlJudgement.Nothing;
        }

        var text = UrlText.Of(url.Href);
        return FindLink(known, url, text) switch
        {
            null => JudgeByRules(rules, url, written, depth, known),
            { IsDirect: true } link => JudgeDirect(link, url, text, written, known, rules),
            { } link => JudgeRedirect(link.Owner, link.Kind, link.Read(url, text), written, depth) is { } judgement
                ? judgement with
                {
                    IsPicture = link.IsPicture,
                }
                : null,
        };
    }

    private UrlJudgement? JudgeByRules(RuleMatch? rules, WebUrl url, string written, int depth, HostRules? known)
    {
        if (rules?.Complete is not null)
        {
            return new UrlJudgement(new TrackingFinding(written, [], null, null, Beacon: true), null, null, true);
        }

        return
            rules?.Destination is { } target && DestinationText.Read(target, AnyForm, url, isValue: true) is { } shown
            ? JudgeRedirect(rules.Redirector!, LinkOwnerKind.Redirector, ([], shown), written, depth)
            : OfCleaning(Cleaner.Clean(written, known, rules, protect: null));
    }

    /// <summary>The clean form; null where there are too many wrappers.</summary>
    private string? Clean(WebUrl url, string written, bool stripsAccounts, int depth)
    {
        if (!url.IsHttp)
        {
            return written;
        }

        var known = Hosts.Find(url.NameSpan);
        var rules = added?.Find(url, keepsReferrals);
        var text = UrlText.Of(url.Href);
        var link = FindLink(known, url, text);
        if (link is { IsDirect: true })
        {
            return stripsAccounts
                ? Cleaner.Strip(written, known, rules, link)
                : Cleaner.Clean(written, known, rules, link)?.CleanUrl ?? written;
        }

        if (link is { Kind: LinkOwnerKind.Network } && !stripsAccounts)
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
            ? Cleaner.Clean(written, known, rules, protect: null)?.CleanUrl ?? written
            : written;
    }

    private LinkRule? FindLink(HostRules? known, WebUrl url, UrlText text)
    {
        foreach (var link in known?.Links ?? [])
        {
            if (link.Fits(url, text))
            {
                return link;
            }
        }

        if (text.HasQuery)
        {
            foreach (var link in Hosts.AnyHost)
            {
                if (link.Fits(url, text))
                {
                    return link;
                }
            }
        }

        return null;
    }

    private static UrlJudgement OfCleaning(TrackingFinding? tracking) =>
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
        var (account, _) = link.Read(url, text);
        var stripped = Cleaner.Strip(url.Href, known, rules, link);
        var destination = WebUrl.TryParse(stripped, null, out var parsed) ? parsed : url;
        return new UrlJudgement(
            Cleaner.Clean(written, known, rules, link),
            new AffiliateFinding(link.Owner, account, destination.Href),
            destination,
            WouldCountAClick: true
        );
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
        var leadsTo = inner is null ? null : destination?.Href ?? inner.Tracking?.Destination ?? shown!.Href;
        var affiliate =
            kind == LinkOwnerKind.Network ? new AffiliateFinding(owner, account, destination?.Href) : inner?.Affiliate;
        var clean = inner is null ? written : inner.Tracking?.CleanUrl ?? shown!.Href;
        return new UrlJudgement(
            new TrackingFinding(clean, [], owner, leadsTo, Beacon: false),
            affiliate,
            destination,
            WouldCountAClick: kind != LinkOwnerKind.Shortener
        )
        {
            IsShortener = kind == LinkOwnerKind.Shortener,
        };
    }
}
