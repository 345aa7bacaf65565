using System.Text.Json;
using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Tracking;

/// <summary>What is known of networks, redirectors, parameters and beacons; judges URLs without the network.</summary>
public sealed class TrackingCatalogue
{
    private const int MaxDepth = 5;

    private readonly Dictionary<string, List<RedirectRule>> networks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RedirectRule>> redirectors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<BeaconRule>> beacons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ParameterRule>> parameters = new(StringComparer.Ordinal);
    private readonly List<ParameterRule> prefixes = [];

    private TrackingCatalogue(CatalogueData data)
    {
        Index(networks, data.Networks, rule => rule.Hosts);
        Index(redirectors, data.Redirectors, rule => rule.Hosts);
        Index(beacons, data.Beacons, rule => rule.Hosts);
        foreach (var rule in data.Parameters)
        {
            if (rule.Name.EndsWith('*'))
            {
                prefixes.Add(rule);
            }
            else
            {
                Index(parameters, [rule], one => [one.Name]);
            }
        }
    }

    /// <summary>Reads the catalogue that the program ships.</summary>
    public static TrackingCatalogue Load()
    {
        using var stream = typeof(TrackingCatalogue).Assembly.GetManifestResourceStream("tracking-catalogue.json")!;
        return new TrackingCatalogue(JsonSerializer.Deserialize(stream, CatalogueJson.Default.CatalogueData)!);
    }

    /// <summary>Judges a link.</summary>
    public UrlJudgement Judge(WebUrl url) => Judge(url, 0);

    /// <summary>The name of the beacon that a picture is, or null.</summary>
    /// <param name="url">The picture's URL.</param>
    /// <param name="width">Its width attribute, or null.</param>
    /// <param name="height">Its height attribute, or null.</param>
    public string? FindBeacon(WebUrl url, int? width, int? height)
    {
        var isTiny = width is <= 1 && height is <= 1;
        return Find(beacons, url.Host)
            .FirstOrDefault(rule => StartsWith(url.Path, rule.Path) && (isTiny || !rule.Shape))
            ?.Name;
    }

    private UrlJudgement Judge(WebUrl url, int depth)
    {
        if (!url.IsHttp)
        {
            return UrlJudgement.Nothing;
        }

        var query = QueryParameters.Parse(url.Query);
        var network = Find(networks, url.Host).FirstOrDefault(rule => Matches(rule, url, query));
        var redirector = network is null
            ? Find(redirectors, url.Host).FirstOrDefault(rule => Matches(rule, url, query))
            : null;
        var rule = network ?? redirector;
        var isRedirect = rule is { Direct: null };
        var shown = isRedirect ? Destination(rule!, url, query) : null;
        var inner = shown is not null && depth < MaxDepth ? Judge(shown, depth + 1) : null;
        var destination = inner?.Destination ?? shown;
        var affiliate = network is null
            ? inner?.Affiliate
            : new AffiliateFinding(network.Name, Account(network, query), destination?.Href);
        var tracking = isRedirect
            ? new TrackingFinding(
                inner?.Tracking?.CleanUrl ?? destination?.Href ?? url.Href,
                [],
                rule!.Name,
                destination?.Href,
                false
            )
            : Clean(url, query);
        return tracking is null && affiliate is null
            ? UrlJudgement.Nothing
            : new UrlJudgement(tracking, affiliate, destination, isRedirect);
    }

    private TrackingFinding? Clean(WebUrl url, IReadOnlyList<QueryParameter> query)
    {
        var removed = new List<TrackingParameter>();
        var kept = new List<string>();
        foreach (var parameter in query)
        {
            if (FindParameter(parameter.Name, url.Host) is { } rule)
            {
                removed.Add(new TrackingParameter(parameter.Name, parameter.Value, rule.Rule));
            }
            else
            {
                kept.Add(parameter.Written);
            }
        }

        if (removed.Count == 0)
        {
            return null;
        }

        var start = url.Href[..url.Href.IndexOf('?', StringComparison.Ordinal)];
        var fragment = url.Fragment is null ? "" : "#" + url.Fragment;
        var clean = kept.Count == 0 ? start + fragment : $"{start}?{string.Join('&', kept)}{fragment}";
        return new TrackingFinding(clean, removed, null, null, false);
    }

    private ParameterRule? FindParameter(string name, string host)
    {
        var exact = parameters.TryGetValue(name, out var rules) ? rules : [];
        return exact
            .Concat(
                prefixes.Where(rule =>
                    name.StartsWith(rule.Name.AsSpan(0, rule.Name.Length - 1), StringComparison.Ordinal)
                )
            )
            .FirstOrDefault(rule => rule.Hosts is null || rule.Hosts.Any(one => IsWithin(host, one)));
    }

    private static bool Matches(RedirectRule rule, WebUrl url, IReadOnlyList<QueryParameter> query) =>
        StartsWith(url.Path, rule.Path)
        && (rule.Direct is null || query.Any(parameter => parameter.Name == rule.Direct && parameter.Value.Length > 0));

    private static WebUrl? Destination(RedirectRule rule, WebUrl url, IReadOnlyList<QueryParameter> query)
    {
        foreach (var name in rule.Destination ?? [])
        {
            var index = query.ToList().FindIndex(parameter => parameter.Name == name);
            if (index < 0)
            {
                continue;
            }

            // Some networks take the destination unescaped as the last parameter: its own "&" and "#" belong to it.
            var isRaw = rule.RawTail && query[index].Value.Contains("://", StringComparison.Ordinal);
            var text = isRaw
                ? string.Join('&', query.Skip(index).Select(parameter => parameter.Written))[(name.Length + 1)..]
                    + (url.Fragment is null ? "" : "#" + url.Fragment)
                : query[index].Value;
            if (ParseDestination(text) is { } destination)
            {
                return destination;
            }
        }

        return null;
    }

    private static WebUrl? ParseDestination(string text)
    {
        for (var decoded = 0; decoded < 3; decoded++)
        {
            if (
                (
                    text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                    || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                )
                && WebUrl.TryParse(text, null, out var url)
                && url.IsHttp
            )
            {
                return url;
            }

            text = Uri.UnescapeDataString(text);
        }

        return null;
    }

    private static Dictionary<string, string> Account(RedirectRule rule, IReadOnlyList<QueryParameter> query)
    {
        var account = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in query)
        {
            if (parameter.Value.Length > 0 && rule.Account?.Contains(parameter.Name, StringComparer.Ordinal) == true)
            {
                account.TryAdd(parameter.Name, parameter.Value);
            }
        }

        return account;
    }

    private static IEnumerable<T> Find<T>(Dictionary<string, List<T>> index, string host)
    {
        for (var at = 0; at >= 0; at = host.IndexOf('.', at) is var dot and >= 0 ? dot + 1 : -1)
        {
            if (index.TryGetValue(host[at..], out var rules))
            {
                foreach (var rule in rules)
                {
                    yield return rule;
                }
            }
        }
    }

    private static void Index<T>(
        Dictionary<string, List<T>> index,
        IEnumerable<T> rules,
        Func<T, IEnumerable<string>> keys
    )
    {
        foreach (var rule in rules)
        {
            foreach (var key in keys(rule))
            {
                if (!index.TryGetValue(key, out var list))
                {
                    index[key] = list = [];
                }

                list.Add(rule);
            }
        }
    }

    private static bool IsWithin(string host, string domain) =>
        host == domain || (host.EndsWith(domain, StringComparison.Ordinal) && host[^(domain.Length + 1)] == '.');

    private static bool StartsWith(string path, string? prefix) =>
        prefix is null || path.StartsWith(prefix, StringComparison.Ordinal);
}
