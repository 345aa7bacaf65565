using System.Collections.Frozen;

namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>
/// The namespaces that are declared at a place of a feed, and what names mean there: the name with the prefix that its
/// namespace usually has. Case does not count, since some feeds are written in capitals.
/// </summary>
internal sealed class FeedNames
{
    // Documents use few names. What is beyond is resolved each time.
    private const int MostKnown = 2_000;

    private static readonly FrozenSet<string> Mixed = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "pubDate",
        "managingEditor",
        "isPermaLink",
        "rdf:RDF",
        "feedburner:origLink",
        "feedburner:origEnclosureLink",
        "media:peerLink",
        "sy:updatePeriod",
        "sy:updateFrequency"
    );

    private readonly Dictionary<string, string> declared;
    private readonly Dictionary<(string Prefix, string Address), FeedNames> inner = [];
    private readonly Dictionary<string, string> elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> elementsBySpan;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> attributesBySpan;

    /// <summary>Names where nothing is declared.</summary>
    public FeedNames()
        : this([]) { }

    private FeedNames(Dictionary<string, string> declared)
    {
        this.declared = declared;
        elementsBySpan = elements.GetAlternateLookup<ReadOnlySpan<char>>();
        attributesBySpan = attributes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Names where one more namespace is declared.</summary>
    /// <param name="prefix">Its prefix; empty for that of names without one.</param>
    /// <param name="address">The namespace.</param>
    public FeedNames Declare(string prefix, string address)
    {
        if (declared.GetValueOrDefault(prefix) == address)
        {
            return this;
        }

        if (!inner.TryGetValue((prefix, address), out var names))
        {
            names = new FeedNames(
                new Dictionary<string, string>(declared, StringComparer.Ordinal) { [prefix] = address }
            );
            _ = inner.Count < MostKnown && inner.TryAdd((prefix, address), names);
        }

        return names;
    }

    /// <summary>What an element's name means.</summary>
    public string ResolveElement(ReadOnlySpan<char> written)
    {
        if (!elementsBySpan.TryGetValue(written, out var resolved))
        {
            resolved = Resolve(written.ToString());
            _ = elements.Count < MostKnown && elementsBySpan.TryAdd(written, resolved);
        }

        return resolved;
    }

    /// <summary>What an attribute's name means; without a prefix it is in no namespace.</summary>
    public string ResolveAttribute(ReadOnlySpan<char> written)
    {
        if (!attributesBySpan.TryGetValue(written, out var resolved))
        {
            resolved = written.Contains(':') ? Resolve(written.ToString()) : written.ToString();
            _ = attributes.Count < MostKnown && attributesBySpan.TryAdd(written, resolved);
        }

        return resolved;
    }

    private string Resolve(string written)
    {
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        var address = declared.GetValueOrDefault(colon < 0 ? "" : written[..colon], "");
        var prefix = address.Length == 0 ? null : FeedNamespaces.FindPrefix(address);
        if (prefix is null && (colon >= 0 || address.Length > 0))
        {
            return written;
        }

        var name = (prefix + written[(colon + 1)..]).ToLowerInvariant();
        return Mixed.TryGetValue(name, out var known) ? known : name;
    }
}
