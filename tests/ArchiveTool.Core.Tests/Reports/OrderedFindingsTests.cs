using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Reports;
using CsCheck;

namespace ArchiveTool.Core.Tests.Reports;

/// <summary>The order of findings: what is told does not depend on how it is kept.</summary>
public sealed class OrderedFindingsTests
{
    private static readonly Gen<LinkPlace> Places = Gen.Select(
        Gen.OneOf(["b.md", "a.md", "a/b.md"]),
        Gen.Int[1, 5],
        Gen.Int[1, 3],
        static (post, line, column) => new LinkPlace(post, line, column, null, null)
    );

    private static readonly Gen<LinkFinding> Links = Gen.Select(
        Gen.Int[0, 9],
        Gen.OneOf([LinkStatus.Alive, LinkStatus.Dead, LinkStatus.Blocked]),
        Places.Array[1, 24],
        static (number, status, places) =>
            new LinkFinding
            {
                Url = $"https://host.test/{number}",
                Raw = $"https://host.test/{number}",
                Kind = ReferenceKind.Link,
                Status = status,
                Reason = Reason.Ok,
                Redirects = [],
                Places = places,
            }
    );

    private static readonly Gen<ReportProblem> Problems = Gen.Select(
        Places,
        Gen.Bool,
        static (place, hasPlace) =>
            new ReportProblem(
                place.Post,
                new Problem(
                    ProblemCode.Missing,
                    Reason.NotFound,
                    null,
                    "missing",
                    hasPlace ? place.Line : null,
                    hasPlace ? place.Column : null
                )
            )
    );

    [Fact]
    public void Findings_stand_by_post_line_column_code_and_url() =>
        Gen.Select(Links.Array[0, 12], Problems.Array[0, 6])
            .Sample(
                (links, problems) =>
                {
                    var report = new AuditReport
                    {
                        Summary = AuditSummary.Count(links),
                        Archive = null,
                        Links = links,
                        Problems = problems,
                    };

                    var ordered = ReportFindings.Collect(report);

                    Assert.Equal(Sort(report), ordered);
                    Assert.Equal(ordered.Count, Enumerable.Range(0, ordered.Count).Select(i => ordered[i]).Count());
                },
                iter: 300
            );

    private static IEnumerable<ReportFinding> Sort(AuditReport report) =>
        report
            .Links.SelectMany(link =>
                link.Places.SelectMany(place =>
                    LinkProblems
                        .Describe(link, place)
                        .Select(problem => ReportFinding.From(place.Post, problem) with { Link = link })
                )
            )
            .Concat(report.Problems.Select(item => ReportFinding.From(item.Post, item.Problem)))
            .OrderBy(finding => finding.Post, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line ?? 0)
            .ThenBy(finding => finding.Column ?? 0)
            .ThenBy(finding => finding.Code)
            .ThenBy(finding => finding.Url, StringComparer.Ordinal);
}
