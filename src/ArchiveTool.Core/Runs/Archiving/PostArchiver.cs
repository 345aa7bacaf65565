using System.Globalization;
using System.Security.Cryptography;
using ArchiveTool.Core.Disclosures;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Localizing.Writing;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.Archiving.Assets;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Archiving.Writing;
using ArchiveTool.Core.Runs.LinkChecks;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Core.Runs.Thumbnailing;
using ArchiveTool.Core.Sites;
using ArchiveTool.Tracking;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Archiving;

/// <summary>Takes one post from its bytes to its folder in the library.</summary>
/// <param name="library">The library.</param>
/// <param name="options">What is asked.</param>
/// <param name="catalogue">Knows beacons.</param>
/// <param name="filter">Which URLs are fetched.</param>
/// <param name="assets">Gets its bodies.</param>
/// <param name="thumbnails">Builds thumbnails.</param>
/// <param name="links">Judges links.</param>
/// <param name="findFault">Says what is wrong with the network itself, by what was asked for so far.</param>
/// <param name="progress">Told what is done.</param>
/// <param name="time">The clock.</param>
internal sealed class PostArchiver(
    Library library,
    ArchiveOptions options,
    TrackingCatalogue catalogue,
    UrlFilter filter,
    PostAssets assets,
    ThumbnailSource thumbnails,
    LinkJudge links,
    Func<CancellationToken, ValueTask<NetworkFault?>> findFault,
    RunProgress progress,
    TimeProvider time
)
{
    private readonly SiteFinder sites = new();
    private readonly SiteOrigins origins = new();
    private readonly CollectOptions collecting = new()
    {
        DefaultReferrerPolicy = options.DefaultReferrerPolicy,
        Images = options.Images,
        LazyImages = options.LazyImages,
    };

    private readonly string shape = OptionsFingerprint.GetHash(options);

    /// <summary>Archives a post.</summary>
    public async Task<PostOutcome> ArchiveAsync(PostInput input, InputBytes bytes, CancellationToken cancellationToken)
    {
        if (bytes.Failure is { } failure)
        {
            return new PostOutcome(input.Name, null, false, [], failure);
        }

        bytes = origins.Restore(input, bytes, library.Index.FindPost(input.Identity)?.OriginalSha256);
        if (await UnchangedAsync(input, bytes, cancellationToken) is { } unchanged)
        {
            progress.FinishPost();
            return new PostOutcome(input.Name, unchanged, true, [], null);
        }

        var (post, collected, problem) = await ReadAsync(input, bytes, cancellationToken);
        if (post is null || collected is null)
        {
            return new PostOutcome(input.Name, null, false, [], problem);
        }

        var documentUrl = options.DocumentUrl ?? post.DocumentUrl;
        var work = new PostContext(post, input, documentUrl, collected, library.TakeSlug(input.Identity, input.Slugs))
        {
            LocalFiles = GetLocalFiles(input, documentUrl),
            Site = FindSite(input, post),
        };
        work.Planned = Plan(work);
        CleanLinks(work);
        var checking = links.CheckAsync(input.Identity, documentUrl, work.Planned, cancellationToken);
        await assets.GetAsync(work, cancellationToken);
        await BuildThumbnailsAsync(work, cancellationToken);
        work.Links = (await checking).WithDisclosure(LinkDisclosure.Prepare(post, options.Disclosure));
        if (await findFault(cancellationToken) is { } fault)
        {
            work.Links = [.. work.Links.Select(link => link.Revise(fault))];
        }

        var manifest = ManifestComposer.Compose(work, options, Tool(), time.GetUtcNow());
        var earlier = await FindEarlierAsync(input, cancellationToken);
        manifest = earlier is null ? manifest : EarlierVersions.Add(library.Directory, manifest, earlier);
        library.BeginPost(work.Slug);
        await PostFolder.WriteAsync(library, work, manifest, options, earlier, cancellationToken);
        await library.PlacePostAsync(
            new IndexedPost(
                input.Identity,
                work.Slug,
                manifest.Post.OriginalSha256,
                LocalFileFingerprints.Compute(manifest),
                manifest.IsComplete
            ),
            manifest
        );
        progress.FinishPost();
        return new PostOutcome(input.Name, manifest, false, work.NewAssets, null);
    }

    /// <summary>A feed's entry as the library holds it, of which an edited one is a new version; null for other posts.</summary>
    private async Task<Manifest?> FindEarlierAsync(PostInput input, CancellationToken cancellationToken) =>
        input.Kind == InputKind.Entry && library.Index.FindPost(input.Identity) is { } known
            ? await ManifestFile.TryReadAsync(library.Directory, known.Slug, cancellationToken)
            : null;

    private async Task<(Post? Post, CollectedReferences? Collected, Problem? Problem)> ReadAsync(
        PostInput input,
        InputBytes bytes,
        CancellationToken cancellationToken
    )
    {
        var read = await PostParsing.RunAsync(
            bytes,
            options.InputFormat,
            options.DocumentUrl,
            GetCollecting(input),
            cancellationToken
        );
        return read.Collected?.References.Count > options.MaxReferences
            ? (null, null, RefuseTooMany(input, read.Collected.References.Count))
            : read;
    }

    private Problem RefuseTooMany(PostInput input, int references) =>
        new(
            ProblemCode.Input,
            Reason.TooLarge,
            input.Name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{input.Name} has {references:N0} references, and a post is archived with up to {options.MaxReferences:N0}; raise --max-references, or audit it, which takes any number"
            )
        );

    private CollectOptions GetCollecting(PostInput input) =>
        collecting with
        {
            HasWikiLinks = input.Kind == InputKind.File && sites.Vaults.Find(input.Identity) is not null,
        };

    private ManifestSite? FindSite(PostInput input, Post post) =>
        input.Kind == InputKind.File
            ? SitePlace.Find(input, options.SiteRoot, sites).Describe(input.Identity, post)
            : null;

    /// <summary>The manifest of a post that was archived whole from the same bytes, with the same options; else null.</summary>
    private async Task<Manifest?> UnchangedAsync(PostInput input, InputBytes bytes, CancellationToken cancellationToken)
    {
        if (
            options.Refreshes
            || library.Index.FindPost(input.Identity) is not { IsComplete: true } known
            || known.OriginalSha256 != Convert.ToHexStringLower(SHA256.HashData(bytes.Bytes.Span))
        )
        {
            return null;
        }

        var manifest = await library.Manifests.TryReadAsync(known.Slug, cancellationToken);
        return
            manifest is not null
            && manifest.Tool.Options == shape
            && manifest.Tool.Thumbnails == OptionsFingerprint.Compute(thumbnails.Settings)
            && known.LocalFiles == LocalFileFingerprints.Compute(manifest)
            && IsThere(manifest)
            ? manifest
            : null;
    }

    /// <summary>Whether every file the manifest names still exists.</summary>
    private bool IsThere(Manifest manifest) =>
        manifest.Assets.All(asset =>
            library.Directory.Has(asset) && asset.Thumbnails.All(thumbnail => library.Directory.IsFile(thumbnail.Path))
        )
        && HasFiles(manifest.Post.Slug)
        && PostCopies.AreThere(library.Directory, manifest);

    private ManifestTool Tool() =>
        new("archivetool", options.ToolVersion)
        {
            Options = shape,
            Thumbnails = OptionsFingerprint.Compute(thumbnails.Settings),
        };

    /// <summary>Whether a post's folder still has all that was written into it.</summary>
    private bool HasFiles(Slug slug)
    {
        var names = library
            .Directory.List(LibraryLayout.PostFolder(slug))
            .Where(entry => entry.Kind == EntryKind.File)
            .Select(entry => entry.Path.Name)
            .ToHashSet(StringComparer.Ordinal);
        return names.Contains("index.html")
            && names.FirstOrDefault(name => name.StartsWith("original.", StringComparison.Ordinal)) is { } original
            && names.Contains("post" + Path.GetExtension(original));
    }

    private LocalFiles? GetLocalFiles(PostInput input, WebUrl? documentUrl) =>
        input.Kind == InputKind.File && documentUrl is null
            ? new LocalFiles(input.Identity, options.SiteRoot, sites)
            : null;

    private IReadOnlyList<PlannedReference> Plan(PostContext work)
    {
        var plan = new ReferencePlanner(catalogue, filter, work.LocalFiles);
        var collected = work.Collected;
        var planned = collected.References.Select(plan.Decide);
        return options.ExtractDataUrls
            ? [.. planned.Concat(collected.DataUrls.Select(Extract)).OrderBy(item => item.Reference.Location.Offset)]
            : [.. planned];
    }

    private void CleanLinks(PostContext work)
    {
        foreach (var item in work.Planned.Where(item => item.Action == PlannedAction.Check))
        {
            var reference = item.Reference;
            var isBare = BareLinkCleaning.IsBare(work.Post, reference);
            var raw = isBare ? BareLinkCleaning.Decode(reference.Raw) : reference.Raw;
            if (
                reference.Url is { } url
                && catalogue.Clean(url, raw, options.LinkCleaning) is var clean
                && clean != raw
                // The manifest keeps what was written, but no password.
                && !UrlPassword.IsIn(clean)
                && (
                    !isBare
                    || BareLinkCleaning.CanStand(
                        work.Post,
                        reference,
                        PostRewriting.Escape(work.Post, reference, clean)
                    )
                )
            )
            {
                work.CleanLinks[item] = clean;
            }
        }
    }

    private static PlannedReference Extract(Reference reference) =>
        reference is { Kind: ReferenceKind.Image or ReferenceKind.Icon, IsIgnored: false }
            ? new PlannedReference(reference, PlannedAction.Extract, ReferenceStatus.Archived, Reason.Ok)
            : new PlannedReference(reference, PlannedAction.Leave, ReferenceStatus.Skipped, Reason.NotAskedFor);

    private async Task BuildThumbnailsAsync(PostContext work, CancellationToken cancellationToken)
    {
        var pictures = work
            .AllPlanned.Where(item => item.Reference.Kind == ReferenceKind.Image)
            .Select(item => work.GetOutcome(item)?.Asset)
            .OfType<ManifestAsset>()
            .DistinctBy(asset => asset.Sha256, StringComparer.Ordinal)
            .ToList();
        var built = await Task.WhenAll(
            pictures.Select(async asset =>
                (asset, await thumbnails.GetAsync(asset, thumbnails.Settings.Engine is not null, cancellationToken))
            )
        );
        foreach (var (asset, outcome) in built)
        {
            work.Thumbnails[asset.Sha256] = outcome;
        }
    }
}
