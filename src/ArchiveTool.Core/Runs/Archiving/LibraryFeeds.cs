using System.Security.Cryptography;
using System.Text;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Inputs.Unfolding;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Feeds;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Archiving.Writing;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Archiving;

/// <summary>Remembers feeds in the library.</summary>
/// <param name="library">The library.</param>
/// <param name="options">What the run is asked: what another run remembered holds for the same alone.</param>
/// <param name="thumbnails">The thumbnails' settings in words.</param>
/// <param name="fetch">Whether the network answers.</param>
/// <param name="time">The clock.</param>
internal sealed class LibraryFeeds(
    Library library,
    ArchiveOptions options,
    string thumbnails,
    FetchOptions fetch,
    TimeProvider time
) : IFeedMemory
{
    private const int MostUnfinished = 10_000;
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly string asked = Convert.ToHexStringLower(
        SHA256.HashData(
            Encoding.UTF8.GetBytes(
                $"{OptionsFingerprint.GetHash(options)} {thumbnails} {options.Listings.MaxEntries} {options.Listings.FullText} {options.KeepFeeds}"
            )
        )
    )[..32];

    /// <inheritdoc/>
    public async Task<FeedMemo?> FindFeedAsync(string source, CancellationToken cancellationToken)
    {
        if (
            options.Refreshes
            || !fetch.AsksConditionally
            || await FeedStateFile.TryReadAsync(library.Directory, source, cancellationToken) is not { } state
        )
        {
            return null;
        }

        var isSame =
            state.Options == asked
            && (state.Since is null || options.Listings.Since >= state.Since)
            && (!options.KeepFeeds || HasKept(state));
        var validators =
            isSame
            && (state.Etag ?? state.LastModified) is not null
            && WebUrl.TryParse(state.FinalUrl ?? "", null, out var url)
                ? new Validators(url, state.Etag, state.LastModified)
                : null;
        return new FeedMemo(validators, state.Unfinished)
        {
            // A clock that was set back must not keep a feed from being read.
            FreshUntil =
                isSame && state.ReadAt is { } read && read <= time.GetUtcNow()
                    ? read + TimeSpan.FromSeconds(state.PauseSeconds)
                    : null,
            NotBefore = state.NotBefore is { } allowed && allowed <= time.GetUtcNow() + LongestPause ? allowed : null,
        };
    }

    /// <inheritdoc/>
    public async Task<KeptEntry?> FindEntryAsync(string identity, CancellationToken cancellationToken) =>
        !options.Refreshes
        && await FindAsync(identity, cancellationToken) is var (manifest, post)
        && manifest.Post.FeedSha256 is { } sha256
            ? new KeptEntry(sha256, post.Bytes)
            : null;

    /// <inheritdoc/>
    public async Task<InputPart?> ReadEntryAsync(string identity, CancellationToken cancellationToken)
    {
        if (await FindAsync(identity, cancellationToken) is not var (manifest, post))
        {
            return null;
        }

        var address = manifest.Post.DocumentUrl;
        var input = new PostInput(InputKind.Entry, address ?? identity, identity)
        {
            FeedSha256 = manifest.Post.FeedSha256,
        };
        var source = new PostSource
        {
            Identity = identity,
            Name = "entry.html",
            FinalUrl = WebUrl.TryParse(address ?? "", null, out var url) ? url : null,
        };
        return new InputPart(input, new InputBytes(source, post.Bytes, null, null));
    }

    /// <inheritdoc/>
    public async Task KeepAsync(FeedVisit visit, CancellationToken cancellationToken)
    {
        var entries = visit.Entries.Select(library.Index.FindPost).ToList();
        var unfinished = entries.Where(post => post is { IsComplete: false }).Select(post => post!.Identity).ToList();
        // A feed that was not read whole, or an entry that failed, needs the whole feed again.
        var isWhole =
            visit.IsWhole
            && entries.TrueForAll(post => post is not null)
            && unfinished.Count <= MostUnfinished
            && !cancellationToken.IsCancellationRequested;
        var earlier = await FeedStateFile.TryReadAsync(library.Directory, visit.Feed.Identity, CancellationToken.None);
        var state = FeedStateFile.New(visit.Feed.Identity) with
        {
            FinalUrl = visit.Answer?.FinalUrl.WithoutPassword().Href,
            Etag = isWhole ? GetValidator(visit.Answer?.Etag) : null,
            LastModified = isWhole ? GetValidator(visit.Answer?.LastModified) : null,
            ReadAt = isWhole ? time.GetUtcNow() : null,
            PauseSeconds = (int)visit.Pause.TotalSeconds,
            Options = asked,
            Since = options.Listings.Since,
            Unfinished = isWhole ? unfinished : [],
            Kept = options.KeepFeeds ? await WriteAsync(visit) : earlier?.Kept,
        };
        if (visit.Answer is not null || state.Kept is not null)
        {
            await FeedStateFile.WriteAsync(library.Directory, state, library.SyncsEachFile, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async Task DeferAsync(string source, TimeSpan pause, CancellationToken cancellationToken)
    {
        if (!fetch.AsksConditionally)
        {
            return;
        }

        var earlier = await FeedStateFile.TryReadAsync(library.Directory, source, cancellationToken);
        var state = (earlier ?? FeedStateFile.New(source)) with
        {
            NotBefore = time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause),
        };
        await FeedStateFile.WriteAsync(library.Directory, state, library.SyncsEachFile, cancellationToken);
    }

    private bool HasKept(FeedState state) =>
        state.Kept is { } kept
        && library.Directory.TryFind(FeedStateFile.GetFolder(state.Source) / kept.Name) is { IsFile: true } file
        && file.Length == kept.Bytes;

    private static string? GetValidator(string? text) =>
        text is not null && FeedStateFile.IsValidator(text) ? text : null;

    private async Task<FeedState.KeptFeed> WriteAsync(FeedVisit visit)
    {
        var bytes = visit.Bytes.Load().Bytes;
        var start = bytes.Span.TrimStart(" \t\r\n"u8);
        var name =
            start is [0x1F, 0x8B, ..] ? "feed.gz"
            : start is [(byte)'{', ..] ? "feed.json"
            : "feed.xml";
        var folder = FeedStateFile.GetFolder(visit.Feed.Identity);
        library.Directory.CreateFolder(folder);
        foreach (var other in FeedStateFile.KeptNames.Where(other => other != name))
        {
            library.Directory.Delete(folder / other);
        }

        await library.Directory.WriteAsync(folder / name, bytes, library.SyncsEachFile, CancellationToken.None);
        return new FeedState.KeptFeed(name, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), bytes.Length);
    }

    private async Task<(Manifest Manifest, Post Post)?> FindAsync(string identity, CancellationToken cancellationToken)
    {
        if (
            library.Index.FindPost(identity) is not { } known
            || await ManifestFile.TryReadAsync(library.Directory, known.Slug, cancellationToken) is not { } manifest
        )
        {
            return null;
        }

        try
        {
            return (manifest, await PostRegenerator.ReadOriginalAsync(library.Directory, manifest, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
