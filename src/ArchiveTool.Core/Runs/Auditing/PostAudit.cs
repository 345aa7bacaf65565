using System.Security.Cryptography;
using ArchiveTool.Core.Disclosures;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Packing;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Reports;
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
    // Of 10,000 each, a page of 200,000 links took 50 MB more, and no less time.
    private const int LargestSlice = 4_000;

    // Of so many slices the collector would let the garbage stand.
    private const int SlicesBetween = 1;

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
            return new AuditOutcome(input.Identity, null, [], [], []) { Sha256 = Hash(input, bytes) };
        }

        var sha256 = Hash(input, bytes);
        bytes.LetGo();
        var documentUrl = options.DocumentUrl ?? post.DocumentUrl;
        var disclosures = LinkDisclosure.Prepare(post, options.Disclosure);
        var (date, problems) = (post.Date, (IReadOnlyList<Problem>)[.. post.Problems, .. collected.Problems]);
        var check = Prepare(input, post, documentUrl);
        var references = collected.References;
        if (references.Count > LargestSlice)
        {
            var all = await CheckInSlicesAsync(references, check, disclosures, cancellationToken);
            progress.FinishPost();
            return new AuditOutcome(input.Identity, date, [], [], problems) { Gathered = all, Sha256 = sha256 };
        }

        var checking = check(references, cancellationToken);
        IReadOnlyList<string?> urls = [.. references.Select(reference => reference.Url?.Href)];
        var found = (await checking).WithDisclosure(disclosures);
        progress.FinishPost();
        return new AuditOutcome(input.Identity, date, urls, found, problems) { Sha256 = sha256 };
    }

    /// <summary>What tells whether a file is still the one that was audited; null for what is no file.</summary>
    private static string? Hash(PostInput input, InputBytes bytes) =>
        input.Kind == InputKind.File ? Convert.ToHexStringLower(SHA256.HashData(bytes.Bytes.Span)) : null;

    /// <summary>Makes ready to check references of a post.</summary>
    private Func<IEnumerable<Reference>, CancellationToken, Task<IReadOnlyList<LinkFinding>>> Prepare(
        PostInput input,
        Post post,
        WebUrl? documentUrl
    )
    {
        var plan = new ReferencePlanner(catalogue, everything, localFiles: null);
        return Check(input.Identity, documentUrl, plan, files.Open(input, post, documentUrl));
    }

    private Func<IEnumerable<Reference>, CancellationToken, Task<IReadOnlyList<LinkFinding>>> Check(
        string post,
        WebUrl? documentUrl,
        ReferencePlanner plan,
        LocalPost local
    ) =>
        (references, cancellationToken) =>
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

    /// <summary>
    /// A million references with all that is planned, asked and found of each would take a gigabyte: what is judged is
    /// packed before the next are planned. The report joins what the slices say of one URL, as it does for posts.
    /// </summary>
    private static async Task<ReportBuilder> CheckInSlicesAsync(
        IReadOnlyList<Reference> references,
        Func<IEnumerable<Reference>, CancellationToken, Task<IReadOnlyList<LinkFinding>>> check,
        Func<PostDisclosures> disclosures,
        CancellationToken cancellationToken
    )
    {
        // Off the stack of the parser's task, which holds the post.
        await Task.Yield();
        LargeHeap.Shrink();
        var gathered = new ReportBuilder();
        var done = 0;
        var rest = references is PackedReferences packed ? packed.Drain() : references;
        foreach (var slice in rest.Chunk(LargestSlice))
        {
            if (++done % SlicesBetween == 0)
            {
                LargeHeap.Shrink();
            }

            var found = (await check(slice, cancellationToken)).WithDisclosure(disclosures);
            gathered.AddPart(slice.Select(reference => reference.Url?.Href), found);
        }

        return gathered;
    }

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
