using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Offline.Browsing;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Archiving.Writing;

namespace ArchiveTool.Core.Runs.Thumbnailing;

/// <summary>Builds a library's thumbnails again from the archived pictures, with no network.</summary>
/// <param name="library">An open library; its settings become what is asked.</param>
/// <param name="thumbnailer">Makes them.</param>
/// <param name="options">What is asked.</param>
internal sealed class ThumbnailRun(Library library, IThumbnailer thumbnailer, ThumbnailRunOptions options)
{
    private readonly Dictionary<string, ThumbnailOutcome> outcomes = new(StringComparer.Ordinal);
    private readonly List<(string Slug, Problem Problem)> problems = [];
    private readonly List<(string Slug, Problem Problem)> failures = [];

    /// <summary>How far the run is.</summary>
    public RunProgress Progress { get; } = new();

    /// <summary>Builds what is missing or of other settings. An interruption keeps what is finished.</summary>
    public async Task<ThumbnailRunResult> RunAsync(CancellationToken cancellationToken)
    {
        var before = library.Settings;
        var after = before.With(options.Thumbnails);
        var settings = before.Resolve(options.Thumbnails);
        var source = new ThumbnailSource(
            library,
            thumbnailer,
            settings,
            Progress,
            asset => options.Force || after.Outdates(before, asset)
        );
        await library.SaveSettingsAsync(after, cancellationToken);
        await AssetRenaming.RunAsync(library, cancellationToken);
        var isInterrupted = await DoPostsAsync(source, cancellationToken);
        await LibraryPages.WriteAsync(library, keepsReceiver: false, CancellationToken.None);
        if (!isInterrupted)
        {
            library.Settle();
        }

        // What a damaged manifest needs is not known, so then nothing is removed.
        var isPruning = options.Prune && !isInterrupted && failures.Count == 0;
        var pruned = isPruning ? await PruneAsync(cancellationToken) : default;
        await library.FlushAsync();
        return Result(isInterrupted, pruned);
    }

    private async Task<bool> DoPostsAsync(ThumbnailSource source, CancellationToken cancellationToken)
    {
        var inFlight = new Queue<Task>();
        try
        {
            var posts = library.Index.Posts();
            Progress.ExpectPosts(posts.Count);
            foreach (var post in posts)
            {
                inFlight.Enqueue(DoAsync(post, source, cancellationToken));
                if (inFlight.Count >= options.PostsInFlight)
                {
                    await inFlight.Dequeue();
                }
            }

            await Task.WhenAll(inFlight);
            return false;
        }
        catch (OperationCanceledException)
        {
            // Every task ends soon now, and none may go on after the library is closed.
            await Task.WhenAll(inFlight).ContinueWith(static _ => { }, TaskScheduler.Default);
            return true;
        }
    }

    private async Task DoAsync(IndexedPost post, ThumbnailSource source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Progress.BeginPost();
        if (await library.Manifests.TryReadAsync(post.Slug, cancellationToken) is not { } manifest)
        {
            Fail(
                post.Slug,
                LibraryLayout.InMessages(library.Directory, LibraryLayout.Manifest(post.Slug)),
                "the manifest is missing or damaged"
            );
            return;
        }

        var pictures = ThumbnailUpdate.Pictures(manifest);
        var assets = manifest.Assets.Where(asset => pictures.Contains(asset.Sha256)).ToList();
        if (assets.Find(asset => !library.Directory.IsFile(asset.Path)) is { } lost)
        {
            Fail(post.Slug, lost.Path.ToString(), "the picture is missing");
            return;
        }

        // A named engine makes its own thumbnails in place of those that another may have made.
        var isStale =
            options.Thumbnails.Engine is not null
            && manifest.Tool.Thumbnails != OptionsFingerprint.Compute(source.Settings);
        var built = await Task.WhenAll(
            assets.Select(async asset =>
                (asset.Sha256, Outcome: await source.GetAsync(asset, isStale, cancellationToken))
            )
        );
        var updated = ThumbnailUpdate.Apply(
            manifest,
            built.ToDictionary(item => item.Sha256, item => item.Outcome, StringComparer.Ordinal),
            OptionsFingerprint.Compute(source.Settings)
        );
        if (!CanRewrite(manifest, updated))
        {
            return;
        }

        await WriteAsync(post, manifest, updated, cancellationToken);
        lock (outcomes)
        {
            foreach (var (sha256, outcome) in built)
            {
                outcomes[sha256] = outcome;
            }

            problems.AddRange(
                updated
                    .Problems.Where(item => item.Code == ProblemCode.NotDecodable)
                    .Select(item => (post.Slug.ToString(), item.ToProblem()))
            );
        }
    }

    /// <summary>Whether the original is there that a changed text needs.</summary>
    private bool CanRewrite(Manifest manifest, Manifest updated)
    {
        if (ThumbnailUpdate.HasSameText(manifest, updated) || PostRegenerator.HasOriginal(library.Directory, manifest))
        {
            return true;
        }

        var original = LibraryLayout.PostFolder(manifest.Post.Slug) / "original";
        Fail(
            manifest.Post.Slug,
            LibraryLayout.InMessages(library.Directory, original),
            "the original is missing or damaged"
        );
        return false;
    }

    /// <summary>The manifest comes last: until then the old one stands, and the next run does this post again.</summary>
    private async Task WriteAsync(
        IndexedPost post,
        Manifest manifest,
        Manifest updated,
        CancellationToken cancellationToken
    )
    {
        if (ThumbnailUpdate.IsSame(manifest, updated))
        {
            await WriteCopiesAsync();
            return;
        }

        library.BeginPost(post.Slug);
        if (!ThumbnailUpdate.HasSameText(manifest, updated))
        {
            await PostRegenerator.WritePostAsync(library.Directory, updated, cancellationToken);
        }

        await WriteCopiesAsync();

        await library.FlushAsync();
        await library.Manifests.ReplaceAsync(updated, toDisk: true, cancellationToken);
        library.FinishPost(post, updated);

        Task WriteCopiesAsync() =>
            PostCopies.WriteAsync(
                library.Directory,
                updated,
                LibraryLayout.PostFolder(post.Slug),
                toDisk: true,
                cancellationToken
            );
    }

    private async Task<(int Files, long Bytes)> PruneAsync(CancellationToken cancellationToken)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var post in library.Index.Posts())
        {
            var manifest = await library.Manifests.ReadAsync(post.Slug, cancellationToken);
            needed.UnionWith(
                manifest.Assets.SelectMany(asset => asset.Thumbnails).Select(item => item.Path.ToString())
            );
        }

        return ThumbnailPruning.Prune(library, needed);
    }

    private void Fail(Slug slug, string path, string what)
    {
        var message = $"{path}: {what}; run archivetool verify";
        lock (outcomes)
        {
            failures.Add((slug, new Problem(ProblemCode.Input, Reason.Unreadable, path, message)));
        }
    }

    private ThumbnailRunResult Result(bool isInterrupted, (int Files, long Bytes) pruned)
    {
        var built = outcomes.Values.Where(outcome => outcome.IsNew).SelectMany(outcome => outcome.Thumbnails).ToList();
        return new ThumbnailRunResult
        {
            Pictures = outcomes.Count,
            Built = built.Count,
            BuiltBytes = built.Sum(thumbnail => thumbnail.Bytes),
            Kept = outcomes.Values.Where(outcome => !outcome.IsNew).Sum(outcome => outcome.Thumbnails.Count),
            Pruned = pruned.Files,
            PrunedBytes = pruned.Bytes,
            Problems = problems,
            Failures = failures,
            IsInterrupted = isInterrupted,
        };
    }
}
