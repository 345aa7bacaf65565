using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Runs.Thumbnailing;

/// <summary>
/// Converts a picture that some browsers do not show into WebP, which all show: in its own size, as a thumbnail that is as
/// wide as the picture.
/// </summary>
/// <param name="library">Where the pictures stand.</param>
/// <param name="thumbnailer">Decodes and encodes.</param>
/// <param name="maxPixels">Larger pictures are left alone.</param>
internal sealed class PictureConverter(Library library, IThumbnailer thumbnailer, long maxPixels)
{
    /// <summary>Converts a picture of the library.</summary>
    /// <returns>The converted picture with its size; null if no engine can decode it.</returns>
    public async Task<(byte[] Body, int Width, int Height)?> ConvertAsync(
        ManifestAsset picture,
        CancellationToken cancellationToken
    )
    {
        var name = LibraryDirectory.NewTemporary();
        using var source = library.Directory.Hold(picture.Path);
        var made = await thumbnailer.MakeAsync(
            new ThumbnailRequest(
                source.Path,
                new MediaType(picture.MediaType, picture.Path.Extension),
                new ThumbnailSettings
                {
                    Widths = [ThumbnailSettings.MaxDimension],
                    Format = ThumbnailFormat.Webp,
                    Animation = AnimationMode.First,
                    MaxPixels = maxPixels,
                },
                Path.Combine(library.Temporary.Path, name.Name)
            ),
            cancellationToken
        );
        if (made is not { IsOk: true, Thumbnails: [var converted, ..] })
        {
            return null;
        }

        var written = LibraryDirectory.Temporary / Path.GetFileName(converted.TemporaryPath);
        var body = await library.Directory.ReadAsync(written, converted.Bytes, cancellationToken);
        library.Directory.Delete(written);
        return (body, converted.Width, converted.Height);
    }
}
