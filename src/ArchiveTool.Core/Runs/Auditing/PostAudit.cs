using ArchiveTool.Core.Disclosures;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.LinkChecks;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>Checks everything that one post refers to.</summary>
/// <param name="options">What is asked.</param>
/// <param name="catalogue">Knows beacons.</param>
/// <param name="filter">Which URLs are checked.</param>
/// <param name="links">Judges.</param>
/// <param name="progress">Told what is done.</param>
internal sealed class PostAudit(
    AuditOptions options,
    TrackingCatalogue catalogue,
    UrlFilter filter,
    LinkJudge links,
    RunProgress progress
)
{
    private const int LargestSlice = 20_000;

    private readonly UrlFilter everything = new([], []);
    private readonly LocalAudit files = new(options);

    /// <summary>Audits a post.</summary>
    public async Task<AuditOutcome> AuditAsync(PostInput input, InputBytes bytes, CancellationToken cancellationToken)
    {
        if (bytes.Failure is { } failure)
        {
            return AuditOutcome.Failed(failure);
        }

        var (post, collected, problem) = await PostParsing.RunAsync(
            bytes,
            options.InputFormat,
            options.DocumentUrl,
            new CollectOptions
            {
                DefaultReferrerPolicy = options.DefaultReferrerPolicy,
                LazyImages = options.LazyImages,
                WithFragments = options.CheckFragments,
                HasWikiLinks = files.IsInVault(input),
            },
            cancellationToken
        );
        if (post is null || collected is null)
        {
            if (problem is not { Reason: Reason.EmptyInput })
            {
                return AuditOutcome.Failed(problem!);
            }

            // An empty file is an empty post.
            progress.FinishPost();
            return new AuditOutcome(input.Identity, null, [], [], []);
        }

        // Of a large post the bytes need not wait for the answers of servers.
        bytes = bytes with
        {
            Bytes = default,
        };
        var documentUrl = options.DocumentUrl ?? post.DocumentUrl;
        var disclosures = LinkDisclosure.Prepare(post, options.Disclosure);
        var checking = CheckAsync(input, post, documentUrl, collected, cancellationToken);
        var (date, problems) = (post.Date, (IReadOnlyList<Problem>)[.. post.Problems, .. collected.Problems]);
        IReadOnlyList<string?> urls = [.. collected.References.Select(reference => reference.Url?.Href)];
        var found = (await checking).WithDisclosure(disclosures);
        progress.FinishPost();
        return new AuditOutcome(input.Identity, date, urls, found, problems);
    }

    private Task<IReadOnlyList<LinkFinding>> CheckAsync(
        PostInput input,
        Post post,
        WebUrl? documentUrl,
        CollectedReferences collected,
        CancellationToken cancellationToken
    )
    {
        var plan = new ReferencePlanner(catalogue, everything, localFiles: null);
        var local = files.Open(input, post, documentUrl);
        return collected.References.Count <= LargestSlice
            ? CheckAsync(input.Identity, documentUrl, collected.References, plan, local, cancellationToken)
            : CheckInSlicesAsync(
                input.Identity,
                documentUrl,
                [.. collected.References],
                plan,
                local,
                cancellationToken
            );
    }

    /// <summary>
    /// A million references with all that is planned, asked and found of each would take a gigabyte: what is judged is let
    /// go before the next are planned. The report joins what the slices say of one URL, as it does for posts.
    /// </summary>
    private async Task<IReadOnlyList<LinkFinding>> CheckInSlicesAsync(
        string post,
        WebUrl? documentUrl,
        Reference[] references,
        ReferencePlanner plan,
        LocalPost local,
        CancellationToken cancellationToken
    )
    {
        var findings = new List<LinkFinding>(references.Length);
        for (var start = 0; start < references.Length; start += LargestSlice)
        {
            var slice = references.Skip(start).Take(LargestSlice);
            findings.AddRange(await CheckAsync(post, documentUrl, slice, plan, local, cancellationToken));
            Array.Clear(references, start, Math.Min(LargestSlice, references.Length - start));
        }

        return findings;
    }

    private Task<IReadOnlyList<LinkFinding>> CheckAsync(
        string post,
        WebUrl? documentUrl,
        IEnumerable<Reference> references,
        ReferencePlanner plan,
        LocalPost local,
        CancellationToken cancellationToken
    ) =>
        links.CheckAsync(
            post,
            documentUrl,
            references
                .Where(local.IsMeant)
                .Select(local.Place)
                .Select(item => Decide(plan, item, local))
                .Where(IsJudged),
            item => item.Reference.Failure == Reason.NoBaseUrl ? local.Judge(item.Reference) : null,
            isKept: true,
            cancellationToken
        );

    private PlannedReference Decide(ReferencePlanner plan, Reference reference, LocalPost local)
    {
        var planned = plan.Decide(reference);
        if (planned.Reason is Reason.Ok or Reason.NoBaseUrl && local.FindCloaked(reference) is { } cloaked)
        {
            planned = planned with { Action = PlannedAction.Check, Reason = Reason.Ok, Cloaked = cloaked };
        }

        var isAllowed =
            options is { Include.Count: 0, Exclude.Count: 0 }
            || filter.Allows(reference.Raw, reference.Url?.Href ?? local.Describe(reference));
        return isAllowed || planned.Reason == Reason.NotAskedFor ? planned : planned with { Reason = Reason.Excluded };
    }

    /// <summary>Skip preload hints and candidates that are not asked for.</summary>
    private static bool IsJudged(PlannedReference item) => item.Reason != Reason.NotAskedFor;
}
