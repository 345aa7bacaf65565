using System.Text.Json;
using ArchiveTool.Tracking.Catalogue;

namespace ArchiveTool.Tracking;

/// <summary>A catalogue, made ready to be asked.</summary>
/// <param name="Hosts">What is known of hosts.</param>
/// <param name="Cleaner">Knows the parameters that track anywhere.</param>
internal sealed record CatalogueKnowledge(HostIndex Hosts, ParameterCleaner Cleaner)
{
    /// <summary>Reads a catalogue.</summary>
    /// <exception cref="JsonException">It has another form than the one that the program ships.</exception>
    public static CatalogueKnowledge Read(Stream catalogue)
    {
        var data = JsonSerializer.Deserialize(catalogue, CatalogueJson.Default.CatalogueData)!;
        var anywhere = new ParameterIndex(data.Parameters.Where(rule => rule.Hosts is null));
        return new CatalogueKnowledge(new HostIndex(data), new ParameterCleaner(anywhere));
    }
}
