using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Thumbnails.Vips.SystemCodecs;
using NetVips;

namespace ArchiveTool.Thumbnails.Vips;

/// <summary>Decodes one image, once, and makes all its widths.</summary>
internal sealed class VipsDecoder(ThumbnailRequest request, ImageHeader? header)
{
    /// <summary>A drawing is read whole; one larger than this is not a drawing.</summary>
    private const long LargestSvg = 32 << 20;

    private readonly ThumbnailSettings settings = request.Settings;

    private Enums.FailOn FailOn => settings.Salvage ? Enums.FailOn.None : Enums.FailOn.Error;

    private DecodedPicture? decoded;

    /// <summary>True for the types that a trusted loader of libvips reads, for bitmaps, and for what the system may decode.</summary>
    public static bool Reads(MediaType type) =>
        type.Extension is "png" or "jpg" or "gif" or "webp" or "tiff" or "avif" or "heic" or "jxl" or "svg" or "bmp";

    public ThumbnailResult Make()
    {
        var frames = FramesKept();
        if (TooManyPixels() is { } refused)
        {
            return refused;
        }

        var widest = settings.Widths.Max();
        using var largest = Load(widest, frames);
        var widths = ThumbnailLayout.WidthsFor(settings.Widths, largest.Width);
        if (widths is [var only] && only >= largest.Width)
        {
            return ThumbnailResult.Made([Write(largest, only)]);
        }

        return ThumbnailResult.Made(frames > 1 ? Animations(widths, largest.Width, frames) : Stills(widths, largest));
    }

    /// <summary>
    /// Decodes into memory once, the widest first; each narrower one is made from the narrowest that is at least twice as
    /// wide, else from the widest.
    /// </summary>
    private List<Thumbnail> Stills(IReadOnlyList<int> widths, Image lazy)
    {
        var made = new List<Thumbnail>(widths.Count);
        var pictures = new List<Image> { lazy.CopyMemory() };
        try
        {
            var largest = pictures[0];
            foreach (var width in widths.OrderDescending())
            {
                if (width < largest.Width)
                {
                    var source = pictures.FindLast(wider => wider.Width >= 2 * width) ?? largest;
                    using var narrower = source.ThumbnailImage(width, HeightFor(width, largest), Enums.Size.Force);
                    pictures.Add(narrower.CopyMemory());
                }

                made.Add(Write(pictures[^1], width));
            }
        }
        finally
        {
            pictures.ForEach(picture => picture.Dispose());
        }

        made.Reverse();
        return made;
    }

    /// <summary>
    /// The height that a width has, reckoned from the image itself: from a thumbnail's height, rounded once already, it may
    /// be one off.
    /// </summary>
    private int HeightFor(int width, Image largest)
    {
        if (header is not null)
        {
            // Only where libvips sees the same shape, turned the same way.
            var expected = Scaled(header.DisplayHeight, largest.Width, header.DisplayWidth);
            if (Math.Abs(expected - largest.Height) <= 1)
            {
                return Scaled(header.DisplayHeight, width, header.DisplayWidth);
            }
        }

        return Scaled(largest.Height, width, largest.Width);
    }

    private static int Scaled(int side, int numerator, int denominator) =>
        Math.Max(1, (int)Math.Round((double)side * numerator / denominator, MidpointRounding.AwayFromZero));

    /// <summary>All pictures of an animation at once would not fit into memory, so each width streams through anew.</summary>
    private List<Thumbnail> Animations(IReadOnlyList<int> widths, int largestWidth, int frames)
    {
        var made = new List<Thumbnail>(widths.Count);
        foreach (var width in widths)
        {
            using var image = Load(Math.Min(width, largestWidth), frames);
            made.Add(Write(image, width));
        }

        return made;
    }

    private Thumbnail Write(Image image, int askedWidth)
    {
        var bytes = VipsEncoder.Encode(image, settings.Format);
        var path = request.OutputPath(askedWidth);
        File.WriteAllBytes(path, bytes);
        return new(askedWidth, image.Width, image.PageHeight, bytes.Length, path);
    }

    private Image Load(int width, int frames)
    {
        using var image = request.MediaType.Extension switch
        {
            "svg" => Image.ThumbnailBuffer(
                ReadDrawing(),
                width,
                height: ThumbnailSettings.MaxDimension,
                size: Enums.Size.Down,
                failOn: FailOn
            ),
            "bmp" => LoadBitmap(width),
            "jxl" => LoadDecoded(width, JxlCodec.Decode),
            "heic" => LoadDecoded(width, HeifCodec.Decode),
            "jpg" when header is not null => LoadPhotograph(width, header),
            _ => LoadAny(width, frames),
        };
        return InSrgb(image);
    }

    private Image LoadBitmap(int width)
    {
        var bitmap = BitmapFile.Open(File.ReadAllBytes(request.SourcePath));
        if (bitmap?.Pixels(settings.Salvage) is not { } pixels)
        {
            throw new VipsException(bitmap is null ? "bmp: of a kind that is not read" : "bmp: truncated");
        }

        using var raw = Image.NewFromMemoryCopy(pixels, bitmap.Width, bitmap.Height, 3, Enums.BandFormat.Uchar);
        using var picture = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        return picture.ThumbnailImage(width, ThumbnailSettings.MaxDimension, Enums.Size.Down);
    }

    /// <summary>What the system's own library decodes; once, as every width is made of it.</summary>
    private Image LoadDecoded(int width, Func<byte[], long, DecodedPicture> decode)
    {
        decoded ??= decode(File.ReadAllBytes(request.SourcePath), settings.MaxPixels);
        using var raw = Image.NewFromMemoryCopy(
            decoded.Pixels,
            decoded.Width,
            decoded.Height,
            DecodedPicture.Channels,
            Enums.BandFormat.Uchar
        );
        using var picture = raw.Copy(interpretation: Enums.Interpretation.Srgb);
        return picture.ThumbnailImage(width, ThumbnailSettings.MaxDimension, Enums.Size.Down);
    }

    private Image LoadAny(int width, int frames) =>
        Image.Thumbnail(
            frames > 1 ? $"{request.SourcePath}[n={frames}]" : request.SourcePath,
            width,
            height: ThumbnailSettings.MaxDimension,
            size: Enums.Size.Down,
            failOn: FailOn
        );

    /// <summary>
    /// Lets the JPEG decoder shrink as far as it can. libvips' own choice leaves twice the pixels to the resize that
    /// follows, which costs a quarter more time and is not to be seen.
    /// </summary>
    private Image LoadPhotograph(int askedWidth, ImageHeader size)
    {
        var (width, height) = (Math.Min(askedWidth, size.DisplayWidth), size.DisplayHeight);
        if (width < size.DisplayWidth)
        {
            height = Scaled(size.DisplayHeight, width, size.DisplayWidth);
        }

        if (height > ThumbnailSettings.MaxDimension)
        {
            (width, height) = (Scaled(width, ThumbnailSettings.MaxDimension, height), ThumbnailSettings.MaxDimension);
        }

        // The shorter side must have a pixel left.
        var factor = Math.Min(size.DisplayWidth / width, Math.Min(size.Width, size.Height)) switch
        {
            >= 8 => 8,
            >= 4 => 4,
            >= 2 => 2,
            _ => 1,
        };
        using var shrunk = Image.NewFromFile(
            request.SourcePath,
            access: Enums.Access.Sequential,
            failOn: FailOn,
            kwargs: new VOption { { "shrink", factor } }
        );
        var isTurned = shrunk.Contains("orientation") && (int)shrunk.Get("orientation") >= 5;
        return isTurned == size.Orientation >= 5
            ? shrunk.ThumbnailImage(width, height, Enums.Size.Force)
            : LoadAny(askedWidth, frames: 1);
    }

    /// <summary>
    /// Colours from the image's own profile, at the thumbnail's size, where it is quick. Four inks are light already:
    /// libvips cannot shrink them otherwise.
    /// </summary>
    private static Image InSrgb(Image image)
    {
        var hasProfile = image.Contains("icc-profile-data") && image.Interpretation != Enums.Interpretation.Cmyk;
        return hasProfile ? image.IccTransform("srgb", embedded: true, depth: 8) : image.Copy();
    }

    /// <summary>From memory a drawing has no address, so nothing beside it is found either.</summary>
    private byte[] ReadDrawing() =>
        new FileInfo(request.SourcePath).Length <= LargestSvg
            ? File.ReadAllBytes(request.SourcePath)
            : throw new VipsException("svg: too large a file");

    private int FramesKept()
    {
        var canMove =
            settings is { Animation: AnimationMode.Keep, Format: ThumbnailFormat.Webp }
            && request.MediaType.Extension is "gif" or "webp";
        if (!canMove || header is null)
        {
            return 1;
        }

        var affordable = Math.Clamp(settings.MaxPixels / header.Pixels, 1, settings.MaxFrames);
        return (int)Math.Min(affordable, header.Frames ?? int.MaxValue);
    }

    /// <summary>Where our own reading found no size, libvips' reading of the header is asked, still before any pixel.</summary>
    private ThumbnailResult? TooManyPixels()
    {
        if (header is not null || request.MediaType.Extension is "svg" or "bmp" or "jxl" or "heic")
        {
            return null;
        }

        using var image = Image.NewFromFile(request.SourcePath, access: Enums.Access.Sequential);
        return (long)image.Width * image.Height > settings.MaxPixels
            ? ThumbnailGate.TooManyPixels(image.Width, image.Height, settings.MaxPixels)
            : null;
    }
}
