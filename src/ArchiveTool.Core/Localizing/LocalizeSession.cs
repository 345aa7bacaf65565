using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;
using ArchiveTool.Core.Runs;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Localizing;

/// <summary>A run of <c>localize</c> with all it needs: used once, disposed.</summary>
internal sealed class LocalizeSession : IAsyncDisposable
{
    private const string Command = "localize";

    private readonly LocalizeOptions options;
    private readonly Fetcher fetcher;
    private readonly InputReader reader;
    private readonly UrlFilter filter;
    private readonly PostPreparation preparation;
    private readonly PostLocalizer localizer;
    private readonly SourceSites sites;
    private readonly ChangeNames names = new();
    private readonly List<ChangedFile> files = [];
    private readonly Dictionary<string, ChangedPicture> pictures = new(StringComparer.Ordinal);
    private readonly List<ChangeFailure> failures = [];
    private readonly List<Problem> problems = [];
    private int posts;

    /// <summary>Puts the parts together.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="fetcher">The network, or a record of it; the session closes it.</param>
    public LocalizeSession(LocalizeOptions options, Fetcher fetcher)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.fetcher = fetcher;
        var catalogue = TrackingCatalogue.Default.With(options.Networks).With(options.Rules);
        filter = new UrlFilter(options.Include, options.Exclude);
        reader = new InputReader(fetcher, static () => Stream.Null, options.MaxInputBytes, catalogue);
        preparation = new PostPreparation(
            options,
            reader,
            new ForeignReferences(options, catalogue, filter),
            new PictureSource(fetcher, catalogue, Progress)
        );
        localizer = new PostLocalizer(options);
        sites = new SourceSites(Command, options.ToolVersion);
    }

    /// <summary>How far the run is.</summary>
    public RunProgress Progress { get; } = new();

    /// <summary>Brings the foreign pictures of posts into their sites.</summary>
    public async Task<ChangeResult> RunAsync(IEnumerable<FoundInput> inputs, CancellationToken cancellationToken)
    {
        var isInterrupted = false;
        var inFlight = new Queue<(SourceSite Site, Task<PreparedPost> Post)>();
        try
        {
            foreach (var found in inputs)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Begin(found, cancellationToken) is { } begun)
                {
                    inFlight.Enqueue(begun);
                }

                while (inFlight.Count >= options.PostsInFlight)
                {
                    await TakeAsync(inFlight.Dequeue());
                }
            }

            while (inFlight.TryDequeue(out var next))
            {
                await TakeAsync(next);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isInterrupted = true;
        }

        if (!isInterrupted && await fetcher.FindFaultAsync(cancellationToken) is { } fault)
        {
            problems.Add(new Problem(ProblemCode.Input, fault.Reason, null, fault.Message));
        }

        sites.Finish();
        return new ChangeResult
        {
            Command = Command,
            IsDryRun = options.IsDryRun,
            Runs = [.. sites.All.Select(site => site.Changes.Run).OfType<string>()],
            Posts = posts,
            Files = files,
            Pictures = [.. pictures.Values],
            Failures = failures,
            Problems = problems,
            Notes = [.. filter.Problems, .. fetcher.Notes],
            IsInterrupted = isInterrupted,
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        sites.Dispose();
        await reader.DisposeAsync();
        await fetcher.DisposeAsync();
    }

    private (SourceSite Site, Task<PreparedPost> Post)? Begin(FoundInput found, CancellationToken cancellationToken)
    {
        if (found.Input is not { } input)
        {
            Refuse(found.Name, found.Failure!, Reason.NotFound);
            return null;
        }

        if (input.Kind != InputKind.File)
        {
            Refuse(input.Name, $"{input.Name} is not a file; name the post's source in the site", Reason.Unreadable);
            return null;
        }

        if (!sites.IsSource(input))
        {
            return null;
        }

        var site = sites.Find(input);
        return (site, preparation.PrepareAsync(input, site, cancellationToken));
    }

    private async Task TakeAsync((SourceSite Site, Task<PreparedPost> Post) next)
    {
        var prepared = await next.Post;
        posts++;
        Progress.FinishPost();
        if (prepared.Problem is { } problem)
        {
            problems.Add(problem);
            return;
        }

        if (prepared.References.Count == 0)
        {
            return;
        }

        var path = prepared.Input.Path;
        try
        {
            await ChangeAsync(prepared, next.Site);
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            Refuse(path, $"{path} was left as it is: {exception.Message}", Reason.Unreadable);
        }
    }

    private async Task ChangeAsync(PreparedPost prepared, SourceSite site)
    {
        var path = prepared.Input.Path;
        var folder = options.Folder is { } asked ? CanonicalPath.Resolve(asked) : null;
        var places = new PostPlacements(site.Root, site.Layout, options.Into, folder);
        var (placement, refusal) = places.Find(path, PostLocalizer.GetSlug(path));
        if (placement is null)
        {
            Refuse(path, $"{path} was left as it is: {refusal}", Reason.Unreadable);
            return;
        }

        if (!options.IsDryRun && site.Changes.Take() is { } taken)
        {
            Refuse(path, taken, Reason.Unreadable);
            return;
        }

        var localized = await localizer.LocalizeAsync(prepared, site, placement, failures);
        if (localized is null)
        {
            return;
        }

        var change = localized.Change;
        if (!options.IsDryRun && site.Changes.Write(change) is { } failure)
        {
            Refuse(path, failure, Reason.Unreadable);
            return;
        }

        files.Add(
            new ChangedFile(path, localized.Places)
            {
                Before = SourceChange.GetHash(change.Before.Span),
                After = SourceChange.GetHash(change.After),
                Diff = options.IsDryRun ? UnifiedDiff.Create(change, names.GetName(path)) : default,
            }
        );
        foreach (var picture in change.Pictures)
        {
            var isNew = picture.Source is not null;
            pictures.TryAdd(
                picture.Path + "\n" + picture.Url,
                new ChangedPicture(picture.Path, picture.Url, picture.Sha256, picture.Bytes, isNew)
            );
        }
    }

    private void Refuse(string name, string message, Reason reason) =>
        problems.Add(new Problem(ProblemCode.Input, reason, name, message));
}
