using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Searching;

/// <summary>What the next run needs to know of a post that is searched; the library's page does not load it.</summary>
/// <param name="Slug">The post.</param>
/// <param name="Stamp">As in its <see cref="SearchText"/>.</param>
/// <param name="Excerpt">How its text begins.</param>
internal sealed record SearchedPost(
    [property: JsonRequired] string Slug,
    [property: JsonRequired] string Stamp,
    [property: JsonRequired] string Excerpt
);
