namespace ArchiveTool.Core.Links.Answers;

/// <summary>What parked domains show.</summary>
/// <param name="Hosts">Where they send readers: markets of domains and parking services.</param>
/// <param name="Marks">In the page's source: scripts and pictures of parking services.</param>
/// <param name="Phrases">In the title or a heading, beside the domain's name.</param>
internal sealed record ParkedPageSigns(
    IReadOnlyList<string> Hosts,
    IReadOnlyList<string> Marks,
    IReadOnlyList<string> Phrases
);
