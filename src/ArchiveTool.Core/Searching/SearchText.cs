using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Searching;

/// <summary>The text of a post as it is searched.</summary>
/// <param name="Slug">The post.</param>
/// <param name="Stamp">Length and time of the manifest when the text was taken from the page beside it.</param>
/// <param name="Text">The text, white space folded.</param>
internal sealed record SearchText(
    [property: JsonRequired] string Slug,
    [property: JsonRequired] string Stamp,
    [property: JsonRequired] string Text
);
