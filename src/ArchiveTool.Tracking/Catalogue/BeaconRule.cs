using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>What only counts: a tracking pixel, a script or a frame.</summary>
internal sealed class BeaconRule
{
    private readonly BeaconData data;
    private readonly PathTemplate[] paths;
    private readonly ValueForm[] needs;

    public BeaconRule(BeaconData data, CatalogueEntry entry)
    {
        this.data = data;
        Entry = entry;
        paths = [.. data.Paths.Select(path => new PathTemplate(path))];
        needs = [.. data.Needs.Select(need => new ValueForm(need))];
    }

    public string Name => data.Name;

    /// <summary>Where it stands.</summary>
    public CatalogueEntry Entry { get; }

    /// <summary>The hosts that serve it, as written.</summary>
    public IReadOnlyList<string> Hosts => data.Hosts;

    /// <summary>The paths that it has, as written.</summary>
    public IReadOnlyList<string> Paths => data.Paths;

    /// <summary>Whether a picture is this pixel.</summary>
    public bool Fits(WebUrl url, bool isTiny) =>
        (isTiny || !data.Shape) && PathTemplate.FitsAny(paths, url.PathSpan) && HasAll(url);

    private bool HasAll(WebUrl url)
    {
        foreach (var need in needs)
        {
            if (!Has(url, need))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Has(WebUrl url, ValueForm need)
    {
        var text = UrlText.Read(url.Href);
        foreach (var parameter in new ParameterReader(url.Href, text.QueryStart, text.QueryEnd))
        {
            if (parameter.Name(url.Href).Equals(need.Name, StringComparison.Ordinal))
            {
                return need.Fits(parameter.Value(url.Href));
            }
        }

        return false;
    }
}
