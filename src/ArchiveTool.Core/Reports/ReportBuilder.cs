using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Urls;

namespace ArchiveTool.Core.Reports;

/// <summary>Gathers what each post says into one report: each URL once, with all its places.</summary>
internal sealed class ReportBuilder
{
    private readonly Dictionary<(string Url, LinkStatus Status), int> positions = [];
    private readonly List<LinkFinding> links = [];
    private readonly HashSet<string> urls = new(StringComparer.Ordinal);
    private readonly List<ReportProblem> problems = [];
    private int posts;
    private int references;

    /// <summary>Adds a post. The order of the calls is the order of the report.</summary>
    /// <param name="referenceUrls">The absolute URL of each of its references, null if absent.</param>
    /// <param name="findings">Its links.</param>
    public void Add(IEnumerable<string?> referenceUrls, IEnumerable<LinkFinding> findings)
    {
        posts++;
        foreach (var url in referenceUrls)
        {
            references++;
            if (url is not null)
            {
                urls.Add(url);
            }
        }

        foreach (var finding in findings)
        {
            Add(finding);
        }
    }

    /// <summary>Adds what is to be said of a post beside its links; what is said of links is passed over.</summary>
    /// <param name="post">The post's path or URL, as the places of its links name it.</param>
    /// <param name="problem">What was found.</param>
    public void AddProblem(string post, Problem problem)
    {
        if (problem.Code is ProblemCode.Missing or ProblemCode.Input or ProblemCode.NotDecodable)
        {
            problems.Add(
                new ReportProblem(
                    post,
                    problem with
                    {
                        Url = UrlPassword.Mask(problem.Url),
                        Message = UrlPassword.Mask(problem.Message),
                    }
                )
            );
        }
    }

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<LinkFinding> Links => links;

    /// <summary>Changes what is said of links, when all that was found is known.</summary>
    /// <param name="revise">The finding that takes one's place.</param>
    public void Revise(Func<LinkFinding, LinkFinding> revise)
    {
        for (var i = 0; i < links.Count; i++)
        {
            links[i] = revise(links[i]);
        }
    }

    /// <summary>The report.</summary>
    public AuditReport Build(ArchiveSummary? archive) =>
        new()
        {
            Summary = new AuditSummary
            {
                Posts = posts,
                References = references,
                Urls = urls.Count,
                Alive = Count(LinkStatus.Alive),
                Redirected = Count(LinkStatus.Redirected),
                Dead = Count(LinkStatus.Dead),
                Blocked = Count(LinkStatus.Blocked),
                Unverifiable = Count(LinkStatus.Unverifiable),
                Skipped = Count(LinkStatus.Skipped),
                Tracking = links.Count(link => link.Tracking is not null),
                Affiliate = links.Count(link => link.Affiliate is not null),
                Undisclosed = links.Count(link => link.Places.Any(place => place.Disclosed == false)),
                Unmarked = links.Count(link => link.Places.Any(place => LinkProblems.IsUnmarked(link, place))),
                Likely = links.Count(link => link.Likely is not null),
                ProductGone = Count(ProblemCode.ProductGone),
                OutOfStock = Count(ProblemCode.OutOfStock),
                WrongAccount = Count(ProblemCode.WrongAccount),
                MissingAccount = Count(ProblemCode.MissingAccount),
                StrayAccount = Count(ProblemCode.StrayAccount),
                MixedAccounts = Count(ProblemCode.MixedAccounts),
                Malformed = Count(ProblemCode.Malformed),
                Nested = Count(ProblemCode.Nested),
                RetiredNetwork = Count(ProblemCode.RetiredNetwork),
                ShortenerHidesAccount = Count(ProblemCode.ShortenerHidesAccount),
            },
            Archive = archive,
            Links = links,
            Problems = problems,
        };

    private int Count(ProblemCode code) => links.Count(link => link.Issues?.Any(issue => issue.Code == code) == true);

    private int Count(LinkStatus status) => links.Count(link => link.Status == status);

    private void Add(LinkFinding finding)
    {
        // Where a post's author wants a link left alone, that excuses no other post's; and what is relative can lead
        // to a file here and to none there.
        var key = (finding.Url, finding.Status);
        if (positions.TryGetValue(key, out var position))
        {
            // A menu's link stands in every post: adding its places must not copy those before.
            if (links[position].Places is not List<LinkPlace> places)
            {
                places = [.. links[position].Places];
                links[position] = links[position] with { Places = places };
            }

            places.AddRange(finding.Places);
            return;
        }

        positions[key] = links.Count;
        links.Add(finding);
    }
}
