using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs;
using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Core.Sites;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>A run of <c>fix</c> with all it needs: used once, disposed.</summary>
internal sealed class FixSession : IAsyncDisposable
{
    private const string Command = "fix";

    private readonly FixOptions options;
    private readonly Fetcher fetcher;
    private readonly InputReader reader;
    private readonly AuditSession audit;
    private readonly TrackingCatalogue catalogue;
    private readonly UrlFilter filter;
    private readonly SourceSites sites;
    private readonly ChangeCollector changes;
    private readonly Dictionary<string, LinkFix> fixes = new(StringComparer.Ordinal);
    private readonly HttpsTrial https;

    /// <summary>Puts the parts together.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="fetcher">The network, or a record of it.</param>
    public FixSession(FixOptions options, Fetcher fetcher)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(fetcher);
        this.options = options;
        this.fetcher = fetcher;
        catalogue = TrackingCatalogue.Default.With(options.Audit.Networks).With(options.Audit.Rules);
        filter = new UrlFilter(options.Audit.Include, options.Audit.Exclude);
        audit = new AuditSession(options.Audit, fetcher, catalogue, cache: null, static () => Stream.Null);
        reader = new InputReader(fetcher, static () => Stream.Null, options.Audit.MaxInputBytes, catalogue);
        https = new HttpsTrial(fetcher, catalogue);
        sites = new SourceSites(Command, options.ToolVersion);
        changes = new ChangeCollector(Command, options.IsDryRun, sites);
    }

    /// <summary>How far the run is.</summary>
    public RunProgress Progress => audit.Progress;

    /// <summary>Writes the audit's suggestions into posts.</summary>
    public async Task<ChangeResult> RunAsync(IEnumerable<FoundInput> inputs, CancellationToken cancellationToken)
    {
        FoundInput[] all = [.. inputs];
        List<Problem> notes = [];
        var isInterrupted = false;
        try
        {
            notes.AddRange(await AskAsync(all, cancellationToken));
            if (await MayChangeAsync(all, cancellationToken))
            {
                foreach (var found in all)
                {
                    await FixAsync(found, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isInterrupted = true;
        }

        return await changes.FinishAsync([.. notes, .. filter.Problems], isInterrupted);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        sites.Dispose();
        await reader.DisposeAsync();
    }

    /// <summary>Whether no file that would change has changes of its author that git does not know.</summary>
    private async Task<bool> MayChangeAsync(FoundInput[] inputs, CancellationToken cancellationToken)
    {
        if (options.IsDryRun || options.Force)
        {
            return true;
        }

        var uncommitted = new UncommittedChanges();
        var mayChange = true;
        foreach (var input in inputs.Select(found => found.Input).OfType<PostInput>())
        {
            if (input.Kind != InputKind.File || !sites.IsSource(input) || uncommitted.Find(input) is not { } refusal)
            {
                continue;
            }

            var (post, references, _) = await ReadAsync(input, cancellationToken);
            if (post is not null && (await PlanAsync(input, post, references, null, cancellationToken)).Count > 0)
            {
                changes.Refuse(input.Path, refusal + "; nothing was changed");
                mayChange = false;
            }
        }

        return mayChange;
    }

    /// <summary>Asks for the links, where what is to be fixed depends on that.</summary>
    private async Task<IReadOnlyList<Problem>> AskAsync(FoundInput[] inputs, CancellationToken cancellationToken)
    {
        if (!options.NeedsAudit)
        {
            return [];
        }

        var posts = inputs.Where(found => found.Input is { Kind: InputKind.File } input && sites.IsSource(input));
        var result = await audit.RunAsync(posts, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var link in result.Report.Links)
        {
            fixes[link.Url] = LinkFixes.Create(link);
        }

        return result.Notes;
    }

    private async Task FixAsync(FoundInput found, CancellationToken cancellationToken)
    {
        if (found.Input is not { Kind: InputKind.File } input)
        {
            changes.Refuse(found.Name, found.Failure ?? $"{found.Name} is not a file; name the post's source");
            return;
        }

        if (!sites.IsSource(input))
        {
            return;
        }

        changes.Posts++;
        var (post, references, problem) = await ReadAsync(input, cancellationToken);
        if (problem is not null)
        {
            changes.Refuse(problem);
        }

        if (post is null)
        {
            return;
        }

        try
        {
            await FixAsync(input, post, references, cancellationToken);
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            changes.Refuse(input.Path, $"{input.Path} was left as it is: {exception.Message}");
        }
    }

    private async Task<(Post? Post, IReadOnlyList<Reference> References, Problem? Problem)> ReadAsync(
        PostInput input,
        CancellationToken cancellationToken
    )
    {
        var bytes = await reader.ReadAsync(input, cancellationToken);
        if (bytes.Failure is { } failure)
        {
            return (null, [], failure);
        }

        var collecting = new CollectOptions
        {
            DefaultReferrerPolicy = options.Audit.DefaultReferrerPolicy,
            LazyImages = options.Audit.LazyImages,
        };
        var (post, collected, problem) = await PostParsing.RunAsync(
            bytes,
            options.Audit.InputFormat,
            options.Audit.DocumentUrl,
            collecting,
            cancellationToken
        );
        var isEmpty = problem is { Reason: Reason.EmptyInput };
        return (post, collected?.References ?? [], post is null && !isEmpty ? problem : null);
    }

    private async Task FixAsync(
        PostInput input,
        Post post,
        IReadOnlyList<Reference> references,
        CancellationToken cancellationToken
    )
    {
        var site = sites.Find(input);
        var planned = await PlanAsync(
            input,
            post,
            references,
            (reference, message) => Fail(input.Path, reference, message),
            cancellationToken
        );
        var taken = planned
            .Where(fix => options.Confirm?.Invoke(FixQuestion.Create(input, post, fix)) ?? true)
            .ToList();
        if (taken.Count == 0 || !changes.Take(site, input.Path))
        {
            return;
        }

        var edits = taken.SelectMany(fix => fix.Edits.Select(edit => (Fix: fix, Edit: edit))).ToList();
        edits.Sort((one, other) => one.Edit.Span.Offset.CompareTo(other.Edit.Span.Offset));
        var change = SourceChange.Create(input.Path, post, [.. edits.Select(item => item.Edit)], []);
        await changes.ApplyAsync(
            site,
            change,
            [.. edits.Select(item => Describe(post, item.Fix.Reference, item.Edit))]
        );
    }

    /// <summary>What is to be changed in a post.</summary>
    /// <param name="input">The post's input.</param>
    /// <param name="post">The post.</param>
    /// <param name="references">Its references.</param>
    /// <param name="fail">Told what stays though it was to be changed, and why; null to tell nobody.</param>
    /// <param name="cancellationToken">Ends it.</param>
    private async Task<IReadOnlyList<PlannedFix>> PlanAsync(
        PostInput input,
        Post post,
        IReadOnlyList<Reference> references,
        Action<Reference, string>? fail,
        CancellationToken cancellationToken
    )
    {
        var earlier = options.Earlier;
        var fixer = new PostFixer(
            options,
            catalogue,
            earlier is null ? url => fixes.GetValueOrDefault(url) : earlier.Find,
            options.Https && earlier is null ? https : null,
            filter
        );
        var matched = earlier is null ? null : ReportMatch.Find(input.Path, post, references, earlier);
        var planned = await fixer.PlanAsync(
            post,
            matched?.References ?? references,
            hasAttributeLists: sites.Find(input).Site?.Generator == Generator.Jekyll,
            fail ?? ((_, _) => { }),
            cancellationToken
        );
        var certain = new List<PlannedFix>();
        foreach (var fix in planned)
        {
            if (matched?.Doubtful.GetValueOrDefault(fix.Reference.Raw) is { } message)
            {
                fail?.Invoke(fix.Reference, message);
            }
            else
            {
                certain.Add(fix);
            }
        }

        return certain;
    }

    private void Fail(string path, Reference reference, string message) =>
        changes.Failures.Add(
            new ChangeFailure(
                path,
                reference.Location,
                reference.Url?.Href ?? reference.Raw,
                Reason.Unreadable,
                message
            )
        );

    private static ChangedPlace Describe(Post post, Reference reference, Edit edit)
    {
        var before = post.Text.Charset.Decode(post.Bytes.Span.Slice(edit.Span.Offset, edit.Span.Length));
        return new ChangedPlace(
            edit.Span,
            reference.Element,
            reference.Attribute,
            before,
            edit.Replacement,
            reference.Url?.Href
        );
    }
}
