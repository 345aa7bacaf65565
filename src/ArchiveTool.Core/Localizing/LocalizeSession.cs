using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Localizing.Bodies;
using ArchiveTool.Core.Localizing.Recording;
using ArchiveTool.Core.Localizing.Results;
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
    private readonly SettledSites settled;
    private readonly Dictionary<string, SourceSite> complete = new(StringComparer.Ordinal);
    private readonly ChangeCollector changes;

    /// <summary>Puts the parts together.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="fetcher">The network, or a record of it.</param>
    /// <param name="library">The library that has the bodies, in place of the network; null to fetch them.</param>
    public LocalizeSession(LocalizeOptions options, Fetcher fetcher, Library? library = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(fetcher);
        this.options = options;
        this.fetcher = fetcher;
        var catalogue = TrackingCatalogue.Default.With(options.Networks).With(options.Rules);
        filter = new UrlFilter(options.Include, options.Exclude);
        reader = new InputReader(fetcher, static () => Stream.Null, options.MaxInputBytes, catalogue);
        var temporary = fetcher.Options.TemporaryFolder;
        var foreign = new ForeignReferences(options, catalogue, filter);
        preparation = new PostPreparation(
            options,
            reader,
            foreign,
            new PictureSource(
                library is null
                    ? new FetchedPictures(fetcher, catalogue, Progress)
                    : new LibraryPictures(library, temporary),
                foreign.ChooseOfSheet,
                temporary
            )
        );
        localizer = new PostLocalizer(options, temporary);
        sites = new SourceSites(Command, options.ToolVersion);
        settled = new SettledSites(options);
        changes = new ChangeCollector(Command, options.IsDryRun, sites);
    }

    /// <summary>How far the run is.</summary>
    public RunProgress Progress { get; } = new();

    /// <summary>What would be chosen for the sites of some posts, and why; nothing is fetched.</summary>
    public IReadOnlyList<SiteCheck> Check(IEnumerable<FoundInput> inputs)
    {
        var checks = new Dictionary<string, SiteCheck>(StringComparer.Ordinal);
        foreach (var input in inputs.Select(found => found.Input).OfType<PostInput>().Where(sites.IsSource))
        {
            var site = sites.Find(input);
            checks.TryAdd(site.Root, SiteCheck.Create(site, preparation.GetPlaces(site), input.Path));
        }

        return [.. checks.Values];
    }

    /// <summary>Brings the foreign pictures of posts into their sites.</summary>
    public async Task<ChangeResult> RunAsync(IEnumerable<FoundInput> inputs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var isInterrupted = false;
        try
        {
            inputs = options.IsDryRun || options.Force ? inputs : [.. inputs];
            if (inputs is not IReadOnlyCollection<FoundInput> all || await MayChangeAsync(all, cancellationToken))
            {
                await ChangeAsync(inputs, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isInterrupted = true;
        }

        if (!isInterrupted && await fetcher.FindFaultAsync(cancellationToken) is { } fault)
        {
            changes.Refuse(new Problem(ProblemCode.Input, fault.Reason, null, fault.Message));
        }

        var result = await changes.FinishAsync([.. filter.Problems, .. fetcher.Notes], isInterrupted);
        KeepSettled(result);
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        sites.Dispose();
        await reader.DisposeAsync();
    }

    private async Task ChangeAsync(IEnumerable<FoundInput> inputs, CancellationToken cancellationToken)
    {
        var inFlight = new Queue<(SourceSite Site, FileStamp Stamp, Task<PreparedPost> Post)>();
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

    /// <summary>Whether no file that would change has changes of its author that git does not know.</summary>
    private async Task<bool> MayChangeAsync(IEnumerable<FoundInput> inputs, CancellationToken cancellationToken)
    {
        var uncommitted = new UncommittedChanges();
        var mayChange = true;
        foreach (var input in inputs.Select(found => found.Input).OfType<PostInput>())
        {
            if (
                input.Kind != InputKind.File
                || !sites.IsSource(input)
                || settled.Contains(sites.Find(input), input.Path, FileStamp.Read(input.Path) ?? default)
                || uncommitted.Find(input) is not { } refusal
            )
            {
                continue;
            }

            var prepared = await preparation.ReadAsync(input, sites.Find(input), cancellationToken);
            if (prepared.References.Count > 0)
            {
                changes.Refuse(input.Path, refusal + "; nothing was changed");
                mayChange = false;
            }
        }

        return mayChange;
    }

    private (SourceSite Site, FileStamp Stamp, Task<PreparedPost> Post)? Begin(
        FoundInput found,
        CancellationToken cancellationToken
    )
    {
        if (found.Input is not { } input)
        {
            changes.Refuse(found.Name, found.Failure!, Reason.NotFound);
            return null;
        }

        if (input.Kind != InputKind.File)
        {
            changes.Refuse(input.Name, $"{input.Name} is not a file; name the post's source in the site");
            return null;
        }

        if (!sites.IsSource(input))
        {
            return null;
        }

        var site = sites.Find(input);
        var stamp = FileStamp.Read(input.Path) ?? default;
        if (settled.Contains(site, input.Path, stamp))
        {
            changes.Posts++;
            Progress.FinishPost();
            return null;
        }

        return (site, stamp, preparation.PrepareAsync(input, site, cancellationToken));
    }

    private async Task TakeAsync((SourceSite Site, FileStamp Stamp, Task<PreparedPost> Post) next)
    {
        var prepared = await next.Post;
        changes.Posts++;
        Progress.FinishPost();
        if (prepared.Problem is { } problem)
        {
            changes.Refuse(problem);
            return;
        }

        if (prepared.References.Count == 0)
        {
            settled.Add(next.Site, prepared.Input.Path, next.Stamp);
            return;
        }

        var path = prepared.Input.Path;
        try
        {
            await ChangeAsync(prepared, next.Site);
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            changes.Refuse(path, $"{path} was left as it is: {exception.Message}");
        }
    }

    private async Task ChangeAsync(PreparedPost prepared, SourceSite site)
    {
        var path = prepared.Input.Path;
        if (prepared.Placement is not { } placement)
        {
            changes.Refuse(path, $"{path} was left as it is: {prepared.Refusal}");
            return;
        }

        if (
            changes.Take(site, path)
            && await localizer.LocalizeAsync(prepared, site, placement, changes.Failures) is { } localized
        )
        {
            if (localized.Places.Count == prepared.References.Count)
            {
                complete[path] = site;
            }

            await changes.ApplyAsync(site, localized.Change, localized.Places);
        }
    }

    private void KeepSettled(ChangeResult result)
    {
        if (options.IsDryRun)
        {
            return;
        }

        foreach (var file in result.Files)
        {
            if (complete.TryGetValue(file.Path, out var site) && file.Stamp is { } stamp)
            {
                settled.Add(site, file.Path, stamp);
            }
        }

        settled.Save();
    }
}
