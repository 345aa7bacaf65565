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
        var uncommitted = new UncommittedChanges();
        foreach (var found in inputs)
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
                await RewriteAsync(input, uncommitted, cancellationToken);
            }
        }

        return await changes.FinishAsync([], isInterrupted: false);
    }

    /// <inheritdoc/>
    public void Dispose() => sites.Dispose();

    private async Task RewriteAsync(
        PostInput input,
        UncommittedChanges uncommitted,
        CancellationToken cancellationToken
    )
    {
        changes.Posts++;
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
            if (post is null || collected is null)
            {
                if (problem is not { Reason: Reason.EmptyInput })
                {
                    changes.Refuse(problem!);
                }

                return;
            }

            var site = sites.Find(input);
            var change = Rewrite(input, post, collected, site);
            if (change.Places.Count == 0)
            {
                return;
            }

            if (!options.IsDryRun && !options.Force && uncommitted.Find(input) is { } refusal)
            {
                changes.Refuse(input.Path, refusal + "; it was left as it is");
            }
            else if (changes.Take(site, input.Path))
            {
                await changes.ApplyAsync(site, change.Change, change.Places);
            }
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            changes.Refuse(input.Path, $"{input.Path} was left as it is: {exception.Message}");
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
