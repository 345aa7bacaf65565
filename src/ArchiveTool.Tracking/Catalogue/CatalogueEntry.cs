using System.Text.Json;
using ArchiveTool.Tracking.Judgements;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>An entry of a catalogue file, parsed on first use. Parsing twice gives the same, so no lock is needed.</summary>
internal sealed class CatalogueEntry(CatalogueFile file, Range bytes, IReadOnlyList<string> hosts) : IKnowledgeEntry
{
    private LinkRule[]? links;
    private ParameterData? parameters;
    private BeaconRule? beacon;

    public CatalogueKind Kind => file.Kind;

    /// <summary>Every host that the entry names, for whatever part of it; empty for parameters that hold anywhere.</summary>
    public IReadOnlyList<string> Hosts { get; } = hosts;

    /// <summary>The forms of a network's, redirector's or shortener's links.</summary>
    public LinkRule[] Links => links ??= ReadLinks();

    public ParameterData Parameters => parameters ??= Parse(CatalogueJson.Default.ParameterData);

    public BeaconRule Beacon => beacon ??= new BeaconRule(ReadBeacon(), this);

    public HostSetData ReadHostSet() => Parse(CatalogueJson.Default.HostSetData);

    public BeaconData ReadBeacon() => Parse(CatalogueJson.Default.BeaconData);

    public LinkOwnerData ReadOwner() => Parse(CatalogueJson.Default.LinkOwnerData);

    /// <inheritdoc/>
    public string Place => $"{file.Name}:{file.LineAt(bytes.Start.Value)}";

    private LinkRule[] ReadLinks()
    {
        var owner = ReadOwner();
        var kind = Kind switch
        {
            CatalogueKind.Networks => LinkOwnerKind.Network,
            CatalogueKind.Redirectors => LinkOwnerKind.Redirector,
            _ => LinkOwnerKind.Shortener,
        };
        return [.. owner.Links.Select(form => new LinkRule(owner.Name, kind, form, this))];
    }

    private T Parse<T>(System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(file.Content.AsSpan(bytes), type)!;
}
