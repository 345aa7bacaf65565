using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Reports.Formats.Html;

/// <summary>One entry of the HTML report: a URL with all that is to be said of it, or what is to be said of a post.</summary>
/// <param name="Marks">What the entry is filtered by: its status, and the codes of what was found.</param>
/// <param name="Link">The URL; null for a post's own problem.</param>
/// <param name="Problem">The post's own problem; null for a URL.</param>
internal sealed record HtmlReportItem(
    IReadOnlyList<string> Marks,
    LinkFinding? Link = null,
    HtmlReportProblem? Problem = null
);
