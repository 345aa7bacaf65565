using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Reports.Formats.Html;

/// <summary>What the HTML report's script shows.</summary>
/// <param name="Items">In the order of the other reports.</param>
/// <param name="Posts">How each post is named, by its identity.</param>
/// <param name="Words">What the reasons' codes are in words.</param>
internal sealed record HtmlReportData(
    IReadOnlyList<HtmlReportItem> Items,
    IReadOnlyDictionary<string, string> Posts,
    IReadOnlyDictionary<string, string> Words
)
{
    public static HtmlReportData From(AuditReport report, PostNames names)
    {
        List<HtmlReportItem> items =
        [
            .. report.Problems.Select(item => Create(item.Post, item.Problem)),
            .. report.Links.Select(link => new HtmlReportItem(GetMarks(link), link)),
        ];
        var posts = report
            .Problems.Select(item => item.Post)
            .Concat(report.Links.SelectMany(link => link.Places.Select(place => place.Post)))
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(post => post, names.Shown, StringComparer.Ordinal);
        var words = report
            .Links.Select(link => link.Reason)
            .Distinct()
            .ToDictionary(reason => reason.ToCode(), reason => reason.GetInfo().Words, StringComparer.Ordinal);
        return new HtmlReportData(items, posts, words);
    }

    private static HtmlReportItem Create(string post, Problem problem) =>
        new(
            [problem.Code.ToCode()],
            Problem: new HtmlReportProblem(post, problem.Line, problem.Column, problem.Url, problem.Message)
        );

    private static IReadOnlyList<string> GetMarks(LinkFinding link) =>
        [
            link.Status.ToCode(),
            .. link
                .Places.SelectMany(place => LinkProblems.Describe(link, place))
                .Select(problem => problem.Code.ToCode())
                .Where(code => code != link.Status.ToCode())
                .Distinct(StringComparer.Ordinal),
        ];
}
