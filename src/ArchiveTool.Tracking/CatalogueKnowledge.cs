using System.Text.Json;
using ArchiveTool.Tracking.Catalogue;
using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking;

/// <summary>A catalogue, made ready to be asked.</summary>
/// <param name="Hosts">What is known of hosts.</param>
/// <param name="Cleaner">Knows the parameters that track anywhere.</param>
/// <param name="Entries">Every entry, in the order in which it is asked.</param>
internal sealed record CatalogueKnowledge(
    HostIndex Hosts,
    ParameterCleaner Cleaner,
    IReadOnlyList<CatalogueEntry> Entries
)
{
    /// <summary>The names of every network; parses each entry.</summary>
    public IReadOnlyCollection<string> NetworkNames =>
        Entries
            .Where(entry => entry.Kind == CatalogueKind.Networks)
            .Select(entry => entry.ReadOwner().Name)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The form that a URL has, or null.</summary>
    /// <param name="known">What is known of its host.</param>
    /// <param name="url">The URL.</param>
    /// <param name="text">Where its query stands.</param>
    /// <param name="likely">The form of any host's links that only suggests whose it is, where none says so.</param>
    public LinkRule? FindLink(HostRules? known, WebUrl url, UrlText text, out LinkRule? likely)
    {
        likely = null;
        return FindFitting(known, url, text, likely: false)
            ?? FindFitting(Hosts.FindByLabel(url.NameSpan), url, text, likely: false)
            ?? Hosts.AnyHost.Find(url, text, out likely);
    }

    /// <summary>The first form of a host's links that a URL has, or null.</summary>
    public static LinkRule? FindFitting(HostRules? known, WebUrl url, UrlText text, bool likely)
    {
        if (known is null)
        {
            return null;
        }

        foreach (var link in known.Links)
        {
            if (link.IsLikely == likely && link.Fits(url, text))
            {
                return link;
            }
        }

        return null;
    }

    /// <summary>The beacon that a URL is, or null.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="known">What is known of its host.</param>
    /// <param name="isTiny">Whether it is shown as at most one pixel.</param>
    public BeaconRule? FindBeacon(WebUrl url, HostRules? known, bool isTiny) =>
        FindFitting(known, url, isTiny)
        ?? FindFitting(Hosts.FindByLabel(url.NameSpan), url, isTiny)
        ?? Hosts.AnyHostBeacons.Find(url, isTiny);

    private static BeaconRule? FindFitting(HostRules? known, WebUrl url, bool isTiny)
    {
        if (known is null)
        {
            return null;
        }

        foreach (var beacon in known.Beacons)
        {
            if (beacon.Fits(url, isTiny))
            {
                return beacon;
            }
        }

        return null;
    }

    /// <summary>The prefix of the resources that hold the catalogue that the program ships.</summary>
    public const string ResourcePrefix = "catalogue/";

    // Found once a process; what an entry says is parsed when one of its hosts is met.
    private static readonly Lazy<IReadOnlyList<CatalogueEntry>> ShippedEntries = new(() =>
        [.. ReadFiles().SelectMany(file => file.ReadEntries())]
    );

    /// <summary>Reads the catalogue that the program ships.</summary>
    public static CatalogueKnowledge ReadShipped() => Join(ShippedEntries.Value, []);

    /// <summary>The catalogue that the program ships, and what the user brings: that is asked first.</summary>
    /// <exception cref="JsonException">A file has another form than a catalogue's.</exception>
    public static CatalogueKnowledge ReadShippedWith(IReadOnlyList<CatalogueFile> own) =>
        Join(ShippedEntries.Value, own);

    /// <summary>The files that are asked: those of the installed catalogue where it is later, else what the program ships.</summary>
    public static IReadOnlyList<CatalogueFile> ReadFiles() =>
        InstalledCatalogue.Find(out _)?.Files ?? ReadShippedFiles();

    /// <summary>The files that the program ships.</summary>
    public static IReadOnlyList<CatalogueFile> ReadShippedFiles()
    {
        var assembly = typeof(CatalogueKnowledge).Assembly;
        var files = new List<CatalogueFile>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                files.Add(
                    new CatalogueFile(name[ResourcePrefix.Length..].Replace('\\', '/'), content) { IsShipped = true }
                );
            }
        }

        files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return files;
    }

    /// <summary>Makes entries ready to be asked.</summary>
    /// <param name="shipped">What the program ships.</param>
    /// <param name="own">What the user brings: asked first.</param>
    private static CatalogueKnowledge Join(IReadOnlyList<CatalogueEntry> shipped, IReadOnlyList<CatalogueFile> own)
    {
        var entries = own.SelectMany(file => file.ReadEntries()).Concat(shipped).OrderBy(entry => entry.Kind).ToList();
        var anywhere = new ParameterIndex(Anywhere(entries, CatalogueKind.Parameters));
        var needed = new ParameterIndex(Anywhere(entries, CatalogueKind.Needed));
        return new CatalogueKnowledge(new HostIndex(entries), new ParameterCleaner(anywhere, needed), entries);
    }

    private static IEnumerable<CatalogueEntry> Anywhere(List<CatalogueEntry> entries, CatalogueKind kind) =>
        entries.Where(entry => entry.Kind == kind && entry.Hosts.Count == 0);
}
