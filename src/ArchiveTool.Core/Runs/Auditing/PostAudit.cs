using System.Collections.Concurrent;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.LinkChecks;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Core.Sites;
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
    LinkAudit links,
    RunProgress progress
)
{
    private readonly LocalAnchors? anchors = options.ChecksFragments ? new LocalAnchors() : null;
    private readonly SiteFinder folders = new();
    private readonly ConcurrentDictionary<string, Lazy<SitePages>> sites = new(StringComparer.Ordinal);

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
            new CollectOptions { DefaultReferrerPolicy = options.DefaultReferrerPolicy },
            cancellationToken
        );
        if (post is null || collected is null)
        {
            return AuditOutcome.Failed(problem!);
        }

        var documentUrl = options.DocumentUrl ?? post.DocumentUrl;
        var checking = CheckAsync(input, documentUrl, collected, cancellationToken);
        var (date, problems) = (post.Date, (IReadOnlyList<Problem>)[.. post.Problems, .. collected.Problems]);
        IReadOnlyList<string?> urls = [.. collected.References.Select(reference => reference.Url?.Href)];
        var found = await checking;
        progress.FinishPost();
        return new AuditOutcome(input.Identity, date, urls, found, problems);
    }

    private Task<IReadOnlyList<LinkFinding>> CheckAsync(
        PostInput input,
        WebUrl? documentUrl,
        CollectedReferences collected,
        CancellationToken cancellationToken
    )
    {
        var isFile = input.Kind == InputKind.File && documentUrl is null;
        var plan = new PostPlan(
            catalogue,
            filter,
            isFile ? new LocalFiles(input.Identity, options.SiteRoot, folders) : null
        );
        // A post with an address may still name another by its source.
        var local =
            input.Kind == InputKind.File ? new LocalLinks(input, options.SiteRoot, folders, PagesOf, anchors) : null;
        return links.CheckAsync(
            input.Identity,
            documentUrl,
            collected.References.Select(plan.Decide).Where(IsJudged),
            item => OfFile(item, local),
            isKept: true,
            cancellationToken
        );
    }

    /// <summary>Hints to the browser and candidates that nobody asks for are none of a reader's business.</summary>
    private static bool IsJudged(PlannedReference item) => item.Reason != Reason.NotAskedFor;

    private SitePages PagesOf(string folder) =>
        sites.GetOrAdd(folder, static one => new Lazy<SitePages>(() => SitePages.Of(one))).Value;

    private static LinkVerdict? OfFile(PlannedReference item, LocalLinks? local) =>
        item.Action switch
        {
            PlannedAction.Leave when local is not null && PostPlan.IsLink(item.Reference) => local.Judge(
                item.Reference
            ),
            PlannedAction.Read => LinkVerdict.Alive(),
            PlannedAction.Leave when item.Reason is Reason.NotFound => LinkVerdict.Dead(item.Reason),
            PlannedAction.Leave when item.Reason is Reason.NoBaseUrl or Reason.OutsideRoot => LinkVerdict.Skipped(
                item.Reason
            ),
            _ => null,
        };
}
