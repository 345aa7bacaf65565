using System.Collections.Concurrent;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Thumbnailing;

namespace ArchiveTool.Core.Runs.Archiving.Assets;

/// <summary>
/// Makes a converted twin of each picture that some browsers do not show: a separate asset, since the picture stays as it
/// came. Each picture once a run.
/// </summary>
/// <param name="assets">Holds the pictures.</param>
/// <param name="converter">Converts them; null if no engine is installed.</param>
internal sealed class PictureTwins(AssetSource assets, PictureConverter? converter)
{
    private static readonly MediaType Webp = new("image/webp", "webp");

    private readonly ConcurrentDictionary<string, Lazy<Task<ManifestAsset?>>> bySha256 = new(StringComparer.Ordinal);

    /// <summary>Makes the twins of a post's pictures. What no engine can decode is led to as it is.</summary>
    public async Task MakeAsync(PostContext work, CancellationToken cancellationToken)
    {
        if (converter is null)
        {
            return;
        }

        var pictures = work
            .Outcomes.Values.Select(outcome => outcome.Asset)
            .OfType<ManifestAsset>()
            .Where(asset => BrowserFormats.Lack(asset.MediaType))
            .DistinctBy(asset => asset.Sha256, StringComparer.Ordinal)
            .ToList();
        var twins = await Task.WhenAll(
            pictures.Select(picture =>
                bySha256
                    .GetOrAdd(
                        picture.Sha256,
                        _ => new Lazy<Task<ManifestAsset?>>(() => MakeAsync(converter, picture, cancellationToken))
                    )
                    .Value
            )
        );
        foreach (var (picture, twin) in pictures.Zip(twins))
        {
            work.Twins[picture.Sha256] = twin ?? picture;
        }
    }

    private async Task<ManifestAsset?> MakeAsync(
        PictureConverter maker,
        ManifestAsset picture,
        CancellationToken cancellationToken
    ) =>
        await maker.ConvertAsync(picture, cancellationToken) is { } converted
            ? await assets.AddDerivedAsync(
                converted.Body,
                picture with
                {
                    MediaType = Webp.Name,
                    Width = converted.Width,
                    Height = converted.Height,
                    Frames = 1,
                },
                Webp.Extension,
                cancellationToken
            )
            : null;
}
