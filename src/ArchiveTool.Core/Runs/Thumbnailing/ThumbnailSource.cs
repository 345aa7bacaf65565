using System.Collections.Concurrent;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Runs.Archiving.Work;

namespace ArchiveTool.Core.Runs.Thumbnailing;

/// <summary>Builds the thumbnails that are missing; each picture once a run.</summary>
/// <param name="library">Where they go.</param>
/// <param name="thumbnailer">Makes them; null if none are made.</param>
/// <param name="settings">How they are made; no widths for none.</param>
/// <param name="progress">Told what is done.</param>
/// <param name="rebuilds">Of which pictures those that the library has are made again too; null for none.</param>
internal sealed class ThumbnailSource(
    Library library,
    IThumbnailer? thumbnailer,
    ThumbnailSettings settings,
    RunProgress progress,
    Func<ManifestAsset, bool>? rebuilds = null
)
{
    /// <summary>How they are made.</summary>
    public ThumbnailSettings Settings => settings;

    private static readonly ThumbnailOutcome None = new([], Reason.Ok, null);

    private readonly ConcurrentDictionary<string, Lazy<Task<ThumbnailOutcome>>> bySha256 = new(StringComparer.Ordinal);

    /// <summary>The thumbnails of a picture that stands in the library.</summary>
    /// <param name="asset">The picture.</param>
    /// <param name="isStale">Whether those that the library has are made again.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<ThumbnailOutcome> GetAsync(ManifestAsset asset, bool isStale, CancellationToken cancellationToken)
    {
        var mediaType = new MediaType(asset.MediaType, asset.Path.Extension);
        return thumbnailer is null || settings.Widths.Count == 0 || !mediaType.IsImage
            ? Task.FromResult(None)
            : bySha256
                .GetOrAdd(
                    asset.Sha256,
                    _ => new Lazy<Task<ThumbnailOutcome>>(() =>
                        GetOnceAsync(thumbnailer, asset, mediaType, isStale, cancellationToken)
                    )
                )
                .Value;
    }

    private async Task<ThumbnailOutcome> GetOnceAsync(
        IThumbnailer maker,
        ManifestAsset asset,
        MediaType mediaType,
        bool isStale,
        CancellationToken cancellationToken
    )
    {
        if (!isStale && rebuilds?.Invoke(asset) != true && Existing(asset) is { } existing)
        {
            return new ThumbnailOutcome(existing, Reason.Ok, null);
        }

        progress.Plan(1);
        using var source = library.Directory.Hold(asset.Path);
        var request = new ThumbnailRequest(
            source.Path,
            mediaType,
            settings,
            Path.Combine(library.Temporary.Path, asset.Sha256)
        );
        var made = await maker.MakeAsync(request, cancellationToken);
        progress.Finish(0);
        return made.IsOk
            ? new ThumbnailOutcome([.. made.Thumbnails.Select(thumbnail => Keep(asset, thumbnail))], Reason.Ok, null)
            {
                IsNew = true,
            }
            : new ThumbnailOutcome(
                [],
                made.Reason,
                $"{asset.Path} is archived, but no thumbnail could be made of it: {made.Detail}"
            );
    }

    private ManifestThumbnail Keep(ManifestAsset asset, Thumbnail thumbnail)
    {
        var path = LibraryPath.Thumbnail(thumbnail.AskedWidth, asset.Sha256, settings.Format);
        var temporary = LibraryLayout.Temporary / Path.GetFileName(thumbnail.TemporaryPath);
        var hash = FileHash.Compute(library.Directory, temporary).Hash;
        library.Index.ForgetFile(path);
        if (library.SyncsEachFile || (library.Durability != Durability.None && library.Directory.IsFile(path)))
        {
            // A manifest that is on the device may name the one that this replaces.
            library.Directory.SyncFile(temporary);
        }

        library.Directory.Place(temporary, path);
        library.Index.PutFile(hash with { Path = path });
        return new ManifestThumbnail(thumbnail.Width, thumbnail.Height, path, thumbnail.Bytes);
    }

    /// <summary>The thumbnails that the library has, if they are all that would be made.</summary>
    private List<ManifestThumbnail>? Existing(ManifestAsset asset)
    {
        var wanted = ThumbnailLayout
            .WidthsFor(settings.Widths, asset.Width ?? int.MaxValue)
            .Select(width => LibraryPath.Thumbnail(width, asset.Sha256, settings.Format))
            .ToList();
        var known = wanted
            .Select(path => asset.Thumbnails.FirstOrDefault(thumbnail => thumbnail.Path == path))
            .OfType<ManifestThumbnail>()
            .Where(thumbnail => library.Directory.IsFile(thumbnail.Path))
            .ToList();
        return known.Count == wanted.Count ? known : null;
    }
}
