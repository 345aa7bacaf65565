using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Documents.FrontMatter;

/// <summary>One value of the front matter, however deep it stands.</summary>
/// <param name="Path">The keys that lead to it: <c>headimg</c>, <c>photos[0]</c>, <c>cover.image</c>.</param>
/// <param name="Key">The nearest key's name (<c>photos</c>, <c>image</c>), empty for none.</param>
/// <param name="Value">The value as its language decodes it.</param>
/// <param name="Range">Where it stands in the post's text, quotes not counted.</param>
/// <param name="Style">How it is written.</param>
internal sealed record FrontMatterScalar(
    string Path,
    string Key,
    string Value,
    TextRange Range,
    FrontMatterStyle Style
);
