using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Searching;

/// <summary>What is known of the search files before any of them is loaded.</summary>
/// <param name="IsShort">See <see cref="SearchPrecision"/>.</param>
/// <param name="Group">How many posts are named together.</param>
/// <param name="Starts">The first word of each piece of the index; none where the texts are few enough to be read through.</param>
/// <param name="Texts">How many posts each piece of the texts holds.</param>
/// <param name="Posts">The posts' slugs in the order in which the index and the texts have them.</param>
internal sealed record SearchHead(
    bool IsShort,
    int Group,
    [property: JsonRequired] IReadOnlyList<string> Starts,
    [property: JsonRequired] IReadOnlyList<int> Texts,
    [property: JsonRequired] IReadOnlyList<string> Posts
);
