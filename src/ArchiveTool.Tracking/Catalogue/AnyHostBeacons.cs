using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Beacons that any host may serve, found by the first or last part of the path, which their software names.</summary>
internal sealed class AnyHostBeacons
{
    private const string AnyFolders = "**";
    private readonly NameTable<BeaconRule> byFirst = new(ignoresCase: true);
    private readonly NameTable<BeaconRule> byLast = new(ignoresCase: true);

    public AnyHostBeacons(IEnumerable<CatalogueEntry> entries)
    {
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
                    byLast.Add(path[(path.LastIndexOf('/') + 1)..], beacon);
                }
                else
                {
                    byFirst.Add(first.ToString(), beacon);
                }
            }
        }
    }

    /// <summary>The beacon that a URL is, or null.</summary>
    public BeaconRule? Find(WebUrl url, bool isTiny)
    {
        var path = url.PathSpan;
        return Fitting(byFirst.Find(FirstPart(path)), url, isTiny)
            ?? Fitting(byLast.Find(path[(path.LastIndexOf('/') + 1)..]), url, isTiny);
    }

    private static BeaconRule? Fitting(List<BeaconRule>? beacons, WebUrl url, bool isTiny)
    {
        if (beacons is null)
        {
            return null;
        }

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
}
