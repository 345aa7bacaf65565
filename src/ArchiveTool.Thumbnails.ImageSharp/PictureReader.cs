using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Thumbnails.ImageSharp.Animations;
using ArchiveTool.Thumbnails.ImageSharp.Cleaning;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace ArchiveTool.Thumbnails.ImageSharp;

/// <summary>Decodes pictures: only the decoder of the type that was found sees them, and only what makes their pixels.</summary>
/// <param name="configuration">Where memory comes from. It knows no formats, so none is guessed.</param>
/// <param name="salvage">Whether what breaks off is read as far as it goes.</param>
internal sealed class PictureReader(Configuration configuration, bool salvage)
{
    /// <summary>The extensions of the types that are read.</summary>
    public static bool Reads(MediaType type) =>
        type.Extension is "jpg" or "png" or "gif" or "webp" or "bmp" or "tiff" or "tga";

    /// <summary>A still, or an animation's first picture on its canvas.</summary>
    /// <param name="file">The file; overwritten.</param>
    /// <param name="type">What it is.</param>
    /// <param name="header">The size that memory was granted for.</param>
    /// <exception cref="InvalidImageContentException">It is damaged, or of a kind that is not read.</exception>
    public Image<Rgba32> Read(byte[] file, MediaType type, ImageHeader header)
    {
        if (Animation(file, type) is { } animation)
        {
            using var canvas = new AnimationCanvas(configuration, header.Width, header.Height);
            var frame = animation.Frames.FirstOrDefault() ?? throw Damaged($"{type.Extension}: no picture");
            using var pixels = Read(frame, type, header);
            canvas.Draw(frame, pixels);
            return canvas.Picture.Clone();
        }

        return type.Extension switch
        {
            "jpg" => Decode(new JpegDecoder { IgnoreMetadata = true }, JpegCleaner.Clean(file, salvage), header),
            "png" => Decode(new PngDecoder { IgnoreMetadata = true }, PngCleaner.Clean(file, salvage), header),
            "webp" => Decode(new WebpDecoder { IgnoreMetadata = true }, WebpStill(file, header), header),
            "bmp" => Decode(new BmpDecoder(), BitmapCleaner.Clean(file, salvage), header),
            "tga" => Decode(new TgaDecoder(), TargaCleaner.Clean(file, salvage), header),
            "tiff" => Decode(
                new TiffDecoder { IgnoreMetadata = true, DecodingMode = FrameDecodingMode.First },
                TiffCleaner.Clean(file, salvage),
                header
            ),
            _ => throw Damaged($"No decoder for {type.Name}."),
        };
    }

    /// <summary>The frames of a GIF or an animated WebP; null for everything else.</summary>
    public Animation? Animation(byte[] file, MediaType type)
    {
        if (type.Extension == "webp" && !salvage && !WebpFile.IsWhole(file))
        {
            throw Damaged("webp: the file breaks off");
        }

        return type.Extension switch
        {
            "gif" => GifFrames.Read(file, salvage) ?? throw Damaged("gif: no header"),
            "webp" => WebpFrames.Read(file),
            _ => null,
        };
    }

    /// <summary>One frame of an animation.</summary>
    /// <inheritdoc cref="Read(byte[], MediaType, ImageHeader)"/>
    public Image<Rgba32> Read(AnimationFrame frame, MediaType type, ImageHeader header)
    {
        // Memory was granted for the canvas; what is larger is beyond it, and nobody would see it.
        if (frame.Width > header.Width || frame.Height > header.Height)
        {
            throw Damaged($"{type.Extension}: a frame is larger than the picture");
        }

        var size = new ImageHeader(frame.Width, frame.Height);
        return type.Extension == "gif"
            ? Decode(
                new GifDecoder { IgnoreMetadata = true, DecodingMode = FrameDecodingMode.First },
                new(frame.Picture, null),
                size
            )
            : Decode(new WebpDecoder { IgnoreMetadata = true }, new(frame.Picture, null), size);
    }

    public static InvalidImageContentException Damaged(string what) => new(what);

    private static CleanedPicture WebpStill(byte[] file, ImageHeader header) =>
        WebpFile.Still([.. WebpFile.Chunks(file)], header.Width, header.Height) is { } still
            ? new(still, null)
            : CleanedPicture.Damaged("webp: no picture");

    /// <summary>A file that tells its size in two ways is refused: only the one that was judged may be decoded.</summary>
    private Image<Rgba32> Decode<TDecoder>(TDecoder decoder, CleanedPicture picture, ImageHeader header)
        where TDecoder : IImageDecoder, IImageInfoDetector
    {
        if (picture.Fault is { } fault)
        {
            throw Damaged(fault);
        }

        var size = decoder.Identify(configuration, Stream(picture), CancellationToken.None);
        if (size is null || size.Width != header.Width || size.Height != header.Height)
        {
            throw Damaged(
                FormattableString.Invariant(
                    $"the header says {header.Width}×{header.Height} pixels, the picture {size?.Width}×{size?.Height}"
                )
            );
        }

        return decoder.Decode<Rgba32>(configuration, Stream(picture), CancellationToken.None);
    }

    private static MemoryStream Stream(CleanedPicture picture) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(picture.Bytes, out var segment)
            ? new(segment.Array!, segment.Offset, segment.Count, writable: false, publiclyVisible: true)
            : new(picture.Bytes.ToArray(), writable: false);
}
