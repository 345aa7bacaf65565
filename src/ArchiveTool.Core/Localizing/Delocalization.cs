using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Core.Sites;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing;

/// <summary>Leads the local pictures of posts to another place, and lists the files to put there. It uploads nothing.</summary>
internal sealed class Delocalization : IDisposable
{
    private const string Command = "delocalize";
    private const long MostBytes = 1L << 30;

    private readonly DelocalizeOptions options;
    private readonly SourceSites sites;
    private readonly SiteFinder finder = new();
    private readonly ChangeCollector changes;

    /// <summary>Puts the parts together.</summary>
    public Delocalization(DelocalizeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        sites = new SourceSites(Command, options.ToolVersion);
        changes = new ChangeCollector(Command, options.IsDryRun, sites);
    }

    /// <summary>Rewrites the posts.</summary>
    public async Task<ChangeResult> RunAsync(IEnumerable<FoundInput> inputs, CancellationToken cancellationToken)
    {
        FoundInput[] all = [.. inputs];
        if (!await MayChangeAsync(all, cancellationToken))
        {
            return await changes.FinishAsync([], isInterrupted: false);
        }

        foreach (var found in all)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return await changes.FinishAsync([], isInterrupted: true);
            }

            if (found.Input is not { Kind: InputKind.File } input)
            {
                changes.Refuse(found.Name, found.Failure ?? $"{found.Name} is not a file; name the post's source");
            }
            else if (sites.IsSource(input))
            {
                await RewriteAsync(input, cancellationToken);
            }
        }

        return await changes.FinishAsync([], isInterrupted: false);
    }

    /// <inheritdoc/>
    public void Dispose() => sites.Dispose();

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
            if (
                input.Kind == InputKind.File
                && sites.IsSource(input)
                && uncommitted.Find(input) is { } refusal
                && await ReadAsync(input, cancellationToken) is ({ Places.Count: > 0 }, _)
            )
            {
                changes.Refuse(input.Path, refusal + "; nothing was changed");
                mayChange = false;
            }
        }

        return mayChange;
    }

    private async Task RewriteAsync(PostInput input, CancellationToken cancellationToken)
    {
        changes.Posts++;
        var (change, problem) = await ReadAsync(input, cancellationToken);
        if (problem is not null)
        {
            changes.Refuse(problem);
        }

        var site = sites.Find(input);
        if (change is { Places.Count: > 0 } && changes.Take(site, input.Path))
        {
            await changes.ApplyAsync(site, change.Change, change.Places);
        }
    }

    /// <summary>The change of a post; null if there is nothing in it, or why it cannot be read.</summary>
    private async Task<(LocalizedPost? Change, Problem? Problem)> ReadAsync(
        PostInput input,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var source = PostSource.FromFile(input.Identity);
            var bytes = new InputBytes(source, ForeignFile.ReadAll(input.Path, MostBytes), null, null);
            var (post, collected, problem) = await PostParsing.RunAsync(
                bytes,
                options.InputFormat,
                null,
                new CollectOptions(),
                cancellationToken
            );
            return post is null || collected is null
                ? (null, problem is { Reason: Reason.EmptyInput } ? null : problem)
                : (Rewrite(input, post, collected, sites.Find(input)), null);
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            var message = $"{input.Path} was left as it is: {exception.Message}";
            return (null, new Problem(ProblemCode.Input, Reason.Unreadable, input.Path, message));
        }
    }

    private LocalizedPost Rewrite(PostInput input, Post post, CollectedReferences collected, SourceSite site)
    {
        var local = new LocalFiles(input.Path, options.SiteRoot, finder);
        var edits = new List<Edit>();
        var places = new List<ChangedPlace>();
        var pictures = new Dictionary<string, NewPicture>(StringComparer.Ordinal);
        foreach (var reference in collected.References)
        {
            if (
                reference.Kind is not (ReferenceKind.Image or ReferenceKind.Icon)
                || WebUrl.TryParse(reference.Raw, null, out _)
                || reference.Raw.StartsWith("//", StringComparison.Ordinal)
                || Find(local, reference.Raw, site) is not { } path
            )
            {
                continue;
            }

            var target = options.To.Href.TrimEnd('/') + "/" + PostPlacements.Encode(GetName(path, input.Path, site));
            var written = UrlEscaping.Escape(target, reference.Syntax);
            edits.Add(new Edit(reference.Location, written));
            places.Add(
                new ChangedPlace(
                    reference.Location,
                    reference.Element,
                    reference.Attribute,
                    reference.Raw,
                    written,
                    target
                )
            );
            if (!pictures.ContainsKey(path))
            {
                var body = ForeignFile.ReadAll(path, MostBytes);
                pictures.Add(path, new NewPicture(path, target, SourceChange.GetHash(body), body.Length));
            }
        }

        return new LocalizedPost(SourceChange.Create(input.Path, post, edits, [.. pictures.Values]), places);
    }

    private static string? Find(LocalFiles local, string raw, SourceSite site)
    {
        if (local.Find(raw).Path is { } path)
        {
            return path;
        }

        var root = site.Site?.BasePath ?? "";
        return root.Length > 0 && raw.StartsWith(root + "/", StringComparison.Ordinal)
            ? local.Find(raw[root.Length..]).Path
            : null;
    }

    /// <summary>The file's path at the other place: as the site serves it, else below the post's name.</summary>
    private static string GetName(string path, string post, SourceSite site)
    {
        var served = site.Layout?.ServedFolder ?? site.Root;
        var isBeside = site.Layout is null || !CanonicalPath.IsWithin(path, served);
        return isBeside && site.Layout is not null
            ? PostLocalizer.GetSlug(post) + "/" + Path.GetFileName(path)
            : Path.GetRelativePath(served, path);
    }
}
