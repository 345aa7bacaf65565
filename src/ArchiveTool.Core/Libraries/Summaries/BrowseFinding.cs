using System.Text.Json.Serialization;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Links;
using ArchiveTool.Tracking.Judgements;

namespace ArchiveTool.Core.Libraries.Summaries;

/// <summary>Something to know of a URL in a post, as the library's page lists it.</summary>
/// <param name="Kind">missing, dead, redirected, blocked, unverifiable, tracking or affiliate.</param>
/// <param name="Url">The URL, or null.</param>
/// <param name="Detail">For people.</param>
/// <param name="Suggestion">What to write in its place, or null.</param>
/// <param name="Line">From 1, or null.</param>
public sealed record BrowseFinding(
    [property: JsonRequired] string Kind,
    string? Url,
    [property: JsonRequired] string Detail,
    string? Suggestion,
    int? Line
)
{
    /// <summary>What a manifest found: the missing pictures, then the links in document order.</summary>
    public static IEnumerable<BrowseFinding> Collect(Manifest manifest) =>
        manifest
            .Problems.Where(problem => problem.Code is "missing" or "not-decodable" or "input")
            .Select(problem => new BrowseFinding(problem.Code, problem.Url, problem.Message, null, problem.Line))
            .Concat(manifest.Links.SelectMany(Collect));

    private static IEnumerable<BrowseFinding> Collect(LinkFinding link)
    {
        var line = link.Places is [var place, ..] ? place.Line : (int?)null;
        if (link.Status is "dead" or "redirected" or "blocked" or "unverifiable")
        {
            yield return new BrowseFinding(link.Status, link.Url, link.Reason, link.Suggestion, line);
        }

        if (link.Tracking is { } tracking)
        {
            yield return new BrowseFinding("tracking", link.Url, Text(tracking), tracking.CleanUrl, line);
        }

        if (link.Affiliate is { } affiliate)
        {
            yield return new BrowseFinding("affiliate", link.Url, affiliate.Network, affiliate.Destination, line);
        }
    }

    private static string Text(TrackingFinding tracking) =>
        tracking.Beacon ? "beacon"
        : tracking.Redirector is { } redirector ? $"through {redirector}"
        : string.Join(", ", tracking.Parameters.Select(parameter => parameter.Name));
}
