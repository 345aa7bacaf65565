namespace ArchiveTool.Core.Links;

/// <summary>One hop of a redirect chain.</summary>
/// <param name="Status">The HTTP status that sent us on.</param>
/// <param name="Url">The URL that it sent us to.</param>
public sealed record LinkRedirect(int Status, string Url);
