using System.Collections.ObjectModel;

namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>An element of a feed with all that is in it. Names carry the prefix that their namespace usually has.</summary>
/// <param name="name">Such as <c>content:encoded</c>, <c>atom:link</c>, <c>item</c>.</param>
/// <param name="baseUrl">What <c>xml:base</c> makes of relative addresses in it, or null if none says so.</param>
internal sealed class FeedNode(string name, string? baseUrl)
{
    private Dictionary<string, string>? attributes;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The base of relative addresses by <c>xml:base</c>, or null.</summary>
    public string? Base => baseUrl;

    /// <summary>Its attributes, the prefix included.</summary>
    public IReadOnlyDictionary<string, string> Attributes =>
        attributes ?? (IReadOnlyDictionary<string, string>)ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Its elements and texts in their order.</summary>
    public List<object> Content { get; } = [];

    /// <summary>Its elements.</summary>
    public IEnumerable<FeedNode> Elements => Content.OfType<FeedNode>();

    /// <summary>All text in it.</summary>
    public string Text =>
        Content is [string only]
            ? only
            : string.Concat(Content.Select(part => part as string ?? ((FeedNode)part).Text));

    /// <summary>Adds an attribute; false if there is one of this name.</summary>
    public bool Add(string attribute, string value) =>
        (attributes ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)).TryAdd(attribute, value);

    /// <summary>An attribute's value without blanks around it; null if absent or empty.</summary>
    public string? Find(string attribute) =>
        attributes is not null
        && attributes.TryGetValue(attribute, out var value)
        && value.Trim() is { Length: > 0 } trimmed
            ? trimmed
            : null;

    /// <summary>An address in an attribute, resolved where <c>xml:base</c> says how; null if absent or empty.</summary>
    public string? FindAddress(string attribute) =>
        Find(attribute) is { } written ? FeedAddress.Resolve(written, Base) ?? written : null;

    /// <summary>The text of the first element of a name that has any, without blanks around it; else null.</summary>
    public string? FindText(string element)
    {
        foreach (var part in Content)
        {
            if (part is FeedNode node && node.Name == element && node.Text.Trim() is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Whether there is an element of a name.</summary>
    public bool Has(string element)
    {
        foreach (var part in Content)
        {
            if (part is FeedNode node && node.Name == element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The elements of a name.</summary>
    public IEnumerable<FeedNode> All(string element) => Elements.Where(node => node.Name == element);
}
