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
            if (MayChange(all))
            {
                notes.AddRange(await AskAsync(all, cancellationToken));
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

    private bool MayChange(FoundInput[] inputs)
    {
        if (options.IsDryRun || options.Force)
        {
            return true;
        }

        var uncommitted = new UncommittedChanges();
        var refused = inputs
            .Select(found => found.Input)
            .OfType<PostInput>()
            .Where(input => input.Kind == InputKind.File && sites.IsSource(input))
            .Select(input => (input.Path, Refusal: uncommitted.Find(input)))
            .Where(item => item.Refusal is not null)
            .ToList();
        refused.ForEach(item => changes.Refuse(item.Path, item.Refusal + "; nothing was changed"));
        return refused.Count == 0;
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
        var earlier = options.Earlier;
        var fixer = new PostFixer(
            options,
            catalogue,
            earlier is null ? url => fixes.GetValueOrDefault(url) : earlier.Find,
            options.Https && earlier is null ? new HttpsTrial(fetcher, catalogue) : null,
            filter
        );
        var doubtful = new Dictionary<string, string>(StringComparer.Ordinal);
        var planned = await fixer.PlanAsync(
            post,
            earlier is null ? references : Match(input.Path, post, references, earlier, doubtful),
            hasAttributeLists: site.Site?.Generator == Generator.Jekyll,
            (reference, message) => Fail(input.Path, reference, message),
            cancellationToken
        );
        var taken = planned
            .Where(fix => !IsRefused(input.Path, fix, doubtful))
            .Where(fix => options.Confirm?.Invoke(Ask(input, post, fix)) ?? true)
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

    /// <summary>
    /// The references that an earlier report names. Where the file changed since, one whose text stands there as often as
    /// it did is the same one; else nobody can say: it gets a message among the doubtful ones, by its text.
    /// </summary>
    private static IReadOnlyList<Reference> Match(
        string path,
        Post post,
        IReadOnlyList<Reference> references,
        EarlierFindings earlier,
        Dictionary<string, string> doubtful
    )
    {
        // A place in a file that is known to be another may hold another link of the same text.
        var isChanged = earlier.IsChanged(path, post.Bytes.Span);
        var meant = new HashSet<Reference>(ReferenceEqualityComparer.Instance);
        foreach (var group in earlier.GetPlaces(path).GroupBy(place => place.Raw, StringComparer.Ordinal))
        {
            var offsets = group.Select(place => place.Offset).ToHashSet();
            var same = references.Where(reference => reference.Raw == group.Key).ToList();
            var exact = same.Where(reference => offsets.Contains(reference.Location.Offset)).ToList();
            if (!isChanged && exact.Count == offsets.Count)
            {
                meant.UnionWith(exact);
                continue;
            }

            meant.UnionWith(same);
            if (same.Count != offsets.Count)
            {
                doubtful[group.Key] =
                    $"{group.Key} stands {same.Count} times in the file, which changed since the report, and {offsets.Count} times in the report; audit it again";
            }
        }

        return [.. references.Where(meant.Contains)];
    }

    private bool IsRefused(string path, PlannedFix fix, Dictionary<string, string> doubtful)
    {
        if (!doubtful.TryGetValue(fix.Reference.Raw, out var message))
        {
            return false;
        }

        Fail(path, fix.Reference, message);
        return true;
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

    private static FixQuestion Ask(PostInput input, Post post, PlannedFix fix)
    {
        var bytes = post.Bytes.Span;
        var (first, last) = (fix.Edits[0].Span, fix.Edits[^1].Span);
        var start = bytes[..first.Offset].LastIndexOf((byte)'\n') + 1;
        var length = bytes[last.End..].IndexOf((byte)'\n');
        var end = length < 0 ? bytes.Length : last.End + length;
        var moved = fix.Edits.Select(edit => edit with { Span = edit.Span with { Offset = edit.Span.Offset - start } });
        var line = bytes[start..end];
        var after = PostRewriter.Rewrite(line, [.. moved], post.Text.Charset.Encoding);
        return new FixQuestion(
            input.Name,
            first.Line,
            post.Text.Charset.Decode(line).Trim(),
            post.Text.Charset.Decode(after).Trim(),
            fix.Why
        );
    }

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
