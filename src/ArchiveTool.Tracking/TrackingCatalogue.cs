using ArchiveTool.Tracking.Catalogue;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Tracking.Rules;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking;

/// <summary>What is known of networks, redirectors, parameters and beacons; judges URLs without the network.</summary>
public sealed class TrackingCatalogue
{
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

    private UrlJudge Judging => field ??= new UrlJudge(Knowledge, added, keepsReferrals);

    private HostIndex Hosts => Knowledge.Hosts;

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
        return Judging.Judge(url, written) ?? UrlJudgement.Nothing;
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
            _ => Judging.Clean(url, written, cleaning == LinkCleaning.All) ?? written,
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
            && Knowledge.Cleaner.FindClick(tracking.Parameters) is { } click
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
        return Judging.Judge(url, written, known, rules) ?? UrlJudgement.Nothing;
    }
}
