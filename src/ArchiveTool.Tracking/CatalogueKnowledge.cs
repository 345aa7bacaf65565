using System.Text.Json;
using ArchiveTool.Tracking.Catalogue;

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

    /// <summary>The prefix of the resources that hold the catalogue that the program ships.</summary>
    public const string ResourcePrefix = "catalogue/";

    /// <summary>Reads the catalogue that the program ships.</summary>
    public static CatalogueKnowledge ReadShipped() => Read(ReadShippedFiles(), []);

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
                files.Add(new CatalogueFile(name[ResourcePrefix.Length..].Replace('\\', '/'), content));
            }
        }

        files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return files;
    }

    /// <summary>Makes files ready to be asked.</summary>
    /// <param name="files">What the program ships.</param>
    /// <param name="own">What the user brings: asked first.</param>
    /// <exception cref="JsonException">A file has another form than a catalogue's.</exception>
    public static CatalogueKnowledge Read(IReadOnlyList<CatalogueFile> files, IReadOnlyList<CatalogueFile> own)
    {
        var entries = own.Concat(files).SelectMany(file => file.ReadEntries()).OrderBy(entry => entry.Kind).ToList();
        var anywhere = new ParameterIndex(Anywhere(entries, CatalogueKind.Parameters));
        var needed = new ParameterIndex(Anywhere(entries, CatalogueKind.Needed));
        return new CatalogueKnowledge(new HostIndex(entries), new ParameterCleaner(anywhere, needed), entries);
    }

    private static IEnumerable<CatalogueEntry> Anywhere(List<CatalogueEntry> entries, CatalogueKind kind) =>
        entries.Where(entry => entry.Kind == kind && entry.Hosts.Count == 0);
}
