using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Beacons that any host may serve, found by the first or last part of the path, which their software names.</summary>
internal sealed class AnyHostBeacons
{
    private const string AnyFolders = "**";
    private readonly Dictionary<string, List<BeaconRule>> byFirst = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<BeaconRule>>.AlternateLookup<ReadOnlySpan<char>> firsts;
    private readonly Dictionary<string, List<BeaconRule>> byLast = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<BeaconRule>>.AlternateLookup<ReadOnlySpan<char>> lasts;

    public AnyHostBeacons(IEnumerable<CatalogueEntry> entries)
    {
        firsts = byFirst.GetAlternateLookup<ReadOnlySpan<char>>();
        lasts = byLast.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (
            var beacon in entries
                .Select(entry => entry.Beacon)
                .Where(beacon => beacon.Hosts.Contains("*", StringComparer.Ordinal))
        )
        {
            foreach (var path in beacon.Paths)
            {
                var first = FirstPart(path);
                if (first.Contains('{') || path.StartsWith(AnyFolders, StringComparison.Ordinal))
                {
                    Add(byLast, path[(path.LastIndexOf('/') + 1)..], beacon);
                }
                else
                {
                    Add(byFirst, first.ToString(), beacon);
                }
            }
        }
    }

    /// <summary>The beacon that a URL is, or null.</summary>
    public BeaconRule? Find(WebUrl url, bool isTiny)
    {
        var path = url.PathSpan;
        return firsts.TryGetValue(FirstPart(path), out var beacons) && Fitting(beacons, url, isTiny) is { } first
                ? first
            : lasts.TryGetValue(path[(path.LastIndexOf('/') + 1)..], out beacons) ? Fitting(beacons, url, isTiny)
            : null;
    }

    private static BeaconRule? Fitting(List<BeaconRule> beacons, WebUrl url, bool isTiny)
    {
        foreach (var beacon in beacons)
        {
            if (beacon.Fits(url, isTiny))
            {
                return beacon;
            }
        }

        return null;
    }

    private static ReadOnlySpan<char> FirstPart(ReadOnlySpan<char> path)
    {
        var rest = path.TrimStart('/');
        var slash = rest.IndexOf('/');
        return slash < 0 ? rest : rest[..slash];
    }

    private static void Add(Dictionary<string, List<BeaconRule>> to, string key, BeaconRule beacon)
    {
        if (!to.TryGetValue(key, out var beacons))
        {
            to[key] = beacons = [];
        }

        beacons.Add(beacon);
    }
}
