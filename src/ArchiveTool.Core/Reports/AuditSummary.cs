using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Reports;

/// <summary>Counts of a run.</summary>
public sealed record AuditSummary
{
    /// <summary>Posts read.</summary>
    public int Posts { get; init; }

    /// <summary>References found.</summary>
    public int References { get; init; }

    /// <summary>Distinct URLs among them.</summary>
    public int Urls { get; init; }

    /// <summary>Links that are alive.</summary>
    public int Alive { get; init; }

    /// <summary>Links behind a permanent redirect.</summary>
    public int Redirected { get; init; }

    /// <summary>Dead links.</summary>
    public int Dead { get; init; }

    /// <summary>Links that somebody answers, but not to us.</summary>
    public int Blocked { get; init; }

    /// <summary>Links that could not be judged.</summary>
    public int Unverifiable { get; init; }

    /// <summary>Links that were not asked.</summary>
    public int Skipped { get; init; }

    /// <summary>URLs that track the reader.</summary>
    public int Tracking { get; init; }

    /// <summary>URLs that earn somebody money.</summary>
    public int Affiliate { get; init; }

    /// <summary>Affiliate links before and beside which nothing tells the reader so.</summary>
    public int Undisclosed { get; init; }

    /// <summary>Affiliate links without <c>rel=sponsored</c>.</summary>
    public int Unmarked { get; init; }

    /// <summary>Links that look like ones that earn or count, though no entry knows them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Likely { get; init; }

    /// <summary>Links whose product has gone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ProductGone { get; init; }

    /// <summary>Links whose product cannot be delivered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int OutOfStock { get; init; }

    /// <summary>Links that pay somebody else at a network which the owner uses.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int WrongAccount { get; init; }

    /// <summary>Links to a shop of the owner's programmes without an account.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int MissingAccount { get; init; }

    /// <summary>Links that pay at a network which the owner does not use.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int StrayAccount { get; init; }

    /// <summary>Links of posts that pay several accounts of one network.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int MixedAccounts { get; init; }

    /// <summary>Affiliate links that are written so that they pay nobody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Malformed { get; init; }

    /// <summary>Affiliate links within others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Nested { get; init; }

    /// <summary>Links of networks that have closed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int RetiredNetwork { get; init; }

    /// <summary>Short links that pay an account which they do not show.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ShortenerHidesAccount { get; init; }

    /// <summary>Counts what is said of links, in one pass: they may be made one by one.</summary>
    internal static AuditSummary Count(IReadOnlyList<LinkFinding> links)
    {
        var statuses = new int[Enum.GetValues<LinkStatus>().Length];
        var issues = new int[Enum.GetValues<ProblemCode>().Length];
        var (tracking, affiliate, undisclosed, unmarked, likely) = (0, 0, 0, 0, 0);
        foreach (var link in links)
        {
            statuses[(int)link.Status]++;
            foreach (var code in link.Issues?.Select(issue => issue.Code).Distinct() ?? [])
            {
                issues[(int)code]++;
            }

            tracking += link.Tracking is null ? 0 : 1;
            likely += link.Likely is null ? 0 : 1;
            undisclosed += link.Places.Any(place => place.Disclosed == false) ? 1 : 0;
            if (link.Affiliate is not null)
            {
                affiliate++;
                unmarked += link.Places.Any(place => LinkProblems.IsUnmarked(link, place)) ? 1 : 0;
            }
        }

        return new AuditSummary
        {
            Alive = statuses[(int)LinkStatus.Alive],
            Redirected = statuses[(int)LinkStatus.Redirected],
            Dead = statuses[(int)LinkStatus.Dead],
            Blocked = statuses[(int)LinkStatus.Blocked],
            Unverifiable = statuses[(int)LinkStatus.Unverifiable],
            Skipped = statuses[(int)LinkStatus.Skipped],
            Tracking = tracking,
            Affiliate = affiliate,
            Undisclosed = undisclosed,
            Unmarked = unmarked,
            Likely = likely,
            ProductGone = issues[(int)ProblemCode.ProductGone],
            OutOfStock = issues[(int)ProblemCode.OutOfStock],
            WrongAccount = issues[(int)ProblemCode.WrongAccount],
            MissingAccount = issues[(int)ProblemCode.MissingAccount],
            StrayAccount = issues[(int)ProblemCode.StrayAccount],
            MixedAccounts = issues[(int)ProblemCode.MixedAccounts],
            Malformed = issues[(int)ProblemCode.Malformed],
            Nested = issues[(int)ProblemCode.Nested],
            RetiredNetwork = issues[(int)ProblemCode.RetiredNetwork],
            ShortenerHidesAccount = issues[(int)ProblemCode.ShortenerHidesAccount],
        };
    }
}
