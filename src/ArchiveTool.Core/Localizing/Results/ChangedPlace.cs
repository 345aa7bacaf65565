using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Localizing.Results;

/// <summary>One change to a file.</summary>
/// <param name="Location">Where, in the file as it was.</param>
/// <param name="Element">The element, <c>markdown</c> or <c>front-matter</c>.</param>
/// <param name="Attribute">The attribute, or the key.</param>
/// <param name="Before">What stood there.</param>
/// <param name="After">What stands there now.</param>
/// <param name="Url">The absolute URL that stood there, or null.</param>
internal sealed record ChangedPlace(
    SourceSpan Location,
    string Element,
    string Attribute,
    string Before,
    string After,
    string? Url
);
