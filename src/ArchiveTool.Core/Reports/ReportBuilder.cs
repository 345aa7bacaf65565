using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Links.Packing;
using ArchiveTool.Core.Packing;
using ArchiveTool.Urls;

namespace ArchiveTool.Core.Reports;

/// <summary>Gathers what each post says into one report: each URL once, with all its places.</summary>
internal sealed class ReportBuilder
{
    private readonly List<ReportProblem> problems = [];
    private readonly List<AuditedFile> files = [];
    private StringTable urls;
    private PackedFindings findings;

    // By a URL's number: whether a reference has it.
    private BlockList<bool> isReferred = new();
    private int referred;
    private int posts;
    private int references;

    /// <summary>Begins a report.</summary>
    public ReportBuilder()
    {
        urls = new StringTable();
        findings = new PackedFindings(urls);
    }

    /// <summary>Adds a post. The order of the calls is the order of the report.</summary>
    /// <param name="referenceUrls">The absolute URL of each of its references, null if absent.</param>
    /// <param name="findings">Its links.</param>
    public void Add(IEnumerable<string?> referenceUrls, IEnumerable<LinkFinding> findings)
    {
        posts++;
        AddPart(referenceUrls, findings);
    }

    /// <summary>Adds a part of a post.</summary>
    /// <param name="referenceUrls">The absolute URL of each of its references, null if absent.</param>
    /// <param name="links">Its links.</param>
    public void AddPart(IEnumerable<string?> referenceUrls, IEnumerable<LinkFinding> links)
    {
        foreach (var url in referenceUrls)
        {
            references++;
            if (url is not null)
            {
                Refer(url);
            }
        }

        foreach (var link in links)
        {
            findings.Join(link);
        }
    }

    /// <summary>Adds a post that was gathered by itself.</summary>
    /// <param name="post">Its parts; of no use afterwards.</param>
    public void AddPost(ReportBuilder post)
    {
        posts++;
        references += post.references;
        if (urls.Count == 0 && findings.Count == 0)
        {
            // A single post, however large, is not copied.
            (urls, findings, isReferred, referred) = (post.urls, post.findings, post.isReferred, post.referred);
            return;
        }

        for (var number = 0; number < post.isReferred.Count; number++)
        {
            if (post.isReferred[number])
            {
                Refer(post.urls[number]);
            }
        }

        foreach (var link in post.findings)
        {
            findings.Join(link);
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

    /// <summary>Adds a file that was audited.</summary>
    public void AddFile(AuditedFile file) => files.Add(file);

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<LinkFinding> Links => findings;

    /// <summary>Changes what is said of links, when all that was found is known.</summary>
    /// <param name="revise">The finding that takes one's place; its URL and places stay.</param>
    public void Revise(Func<LinkFinding, LinkFinding> revise)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            var link = findings[i];
            var revised = revise(link);
            if (!ReferenceEquals(revised, link))
            {
                findings.Replace(i, revised);
            }
        }
    }

    /// <summary>The report.</summary>
    public AuditReport Build(ArchiveSummary? archive) =>
        new()
        {
            Summary = AuditSummary.Count(findings) with { Posts = posts, References = references, Urls = referred },
            Archive = archive,
            Links = findings,
            Files = archive is null ? files : null,
            Problems = problems,
        };

    private void Refer(string url)
    {
        var number = urls.Add(url);
        while (isReferred.Count <= number)
        {
            isReferred.Add(false);
        }

        if (!isReferred[number])
        {
            isReferred[number] = true;
            referred++;
        }
    }
}
