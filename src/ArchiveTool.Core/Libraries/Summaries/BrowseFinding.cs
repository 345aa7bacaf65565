using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Links;
using ArchiveTool.Tracking.Judgements;

namespace ArchiveTool.Core.Libraries.Summaries;

/// <summary>Something to know of a URL in a post, as the library's page lists it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Url">The URL, or null.</param>
/// <param name="Detail">For people.</param>
/// <param name="Suggestion">What to write in its place, or null.</param>
/// <param name="Line">From 1, or null.</param>
internal sealed record BrowseFinding(
    [property: JsonRequired] ProblemCode Kind,
    string? Url,
    [property: JsonRequired] string Detail,
    string? Suggestion,
    int? Line
)
{
    /// <summary>What a manifest found: the missing pictures, then the links in document order.</summary>
    public static IEnumerable<BrowseFinding> Collect(Manifest manifest) =>
        manifest
            .Problems.Where(problem =>
                problem.Code is ProblemCode.Missing or ProblemCode.NotDecodable or ProblemCode.Input
            )
            .Select(problem => new BrowseFinding(problem.Code, problem.Url, problem.Message, null, problem.Line))
            .Concat(manifest.Links.SelectMany(Collect));

    private static IEnumerable<BrowseFinding> Collect(LinkFinding link)
    {
        var line = link.Places is [var place, ..] ? place.Line : (int?)null;
        if (link.Status.ToProblemCode() is { } status)
        {
            yield return new BrowseFinding(status, link.Url, link.Reason.GetInfo().Words, link.Suggestion, line);
        }

        if (link.Tracking is { } tracking)
        {
            yield return new BrowseFinding(ProblemCode.Tracking, link.Url, Text(tracking), tracking.CleanUrl, line);
        }

        if (link.Affiliate is { } affiliate)
        {
            yield return new BrowseFinding(
                ProblemCode.Affiliate,
                link.Url,
                affiliate.Network,
                affiliate.Destination,
                line
            );
        }
    }

    private static string Text(TrackingFinding tracking) =>
        tracking.Beacon ? "beacon"
        : tracking.Redirector is { } redirector ? $"through {redirector}"
        : string.Join(", ", tracking.Parameters.Select(parameter => parameter.Name));
}
