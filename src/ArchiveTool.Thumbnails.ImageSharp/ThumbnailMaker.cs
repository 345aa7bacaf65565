using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Thumbnails.ImageSharp.Animations;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace ArchiveTool.Thumbnails.ImageSharp;

/// <summary>Decodes one picture, once, and makes all its widths.</summary>
internal sealed class ThumbnailMaker(MediaType type, ImageHeader header, ThumbnailSettings settings)
{
    /// <summary>
    /// One thread a picture, for many are worked on at once; what is freed goes back, so that the next picture finds the
    /// memory it was granted.
    /// </summary>
    private static readonly Configuration Configuration = new()
    {
        MaxDegreeOfParallelism = 1,
        // In pieces of 32 MB, a row of more than eight million pixels would have no place.
        PreferContiguousImageBuffers = true,
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { MaximumPoolSizeMegabytes = 0 }),
    };

    private readonly PictureReader reader = new(Configuration, settings.Salvage);
    private readonly ThumbnailPlan plan = ThumbnailPlan.For(type, header, settings);

    /// <param name="file">The picture; overwritten.</param>
    /// <returns>In ascending order of width.</returns>
    public IReadOnlyList<EncodedThumbnail> Make(byte[] file)
    {
        if (plan.Frames > 1 && reader.Animation(file, type) is { } animation)
        {
            return Moving(animation);
        }

        using var picture = reader.Read(file, type, header);
        return [.. Shrink(picture).Select(item => Encode(item.Size, item.Picture)).Reverse()];
    }

    /// <summary>Each frame once: drawn, shrunk to every width and encoded, before the next is decoded.</summary>
    private List<EncodedThumbnail> Moving(Animation animation)
    {
        var writers = plan.Sizes.ToDictionary(
            size => size,
            size => new WebpAnimationWriter(size.Width, size.Height, animation.Loops)
        );
        using var canvas = new AnimationCanvas(Configuration, header.Width, header.Height);
        var frames = 0;
        foreach (var frame in animation.Frames.Take(plan.Frames))
        {
            using (var pixels = reader.Read(frame, type, header))
            {
                canvas.Draw(frame, pixels);
            }

            foreach (var (size, picture) in Shrink(canvas.Picture))
            {
                writers[size].Add(Encode(size, picture).Bytes, frame.Delay);
            }

            frames++;
        }

        return frames == 0
            ? throw PictureReader.Damaged($"{type.Extension}: no picture")
            : [.. plan.Sizes.Select(size => new EncodedThumbnail(size, writers[size].Finish()))];
    }

    /// <summary>
    /// The widest first; each narrower one is made from the narrowest that is at least twice as wide, else from the picture.
    /// Valid until the next is asked for, but for those that others are made from.
    /// </summary>
    private IEnumerable<(ThumbnailSize Size, Image<Rgba32> Picture)> Shrink(Image<Rgba32> picture)
    {
        var made = new List<Image<Rgba32>>(plan.Sizes.Count);
        try
        {
            foreach (var size in plan.Sizes.Reverse())
            {
                var source = made.FindLast(wider => wider.Width >= 2 * size.Width) ?? picture;
                var smaller = PictureShrinker.Shrink(Configuration, source, Stored(size, source == picture));
                if (source == picture)
                {
                    PictureShrinker.Turn(Configuration, smaller, header.Orientation);
                }

                made.Add(smaller);
                yield return (size, smaller);
            }
        }
        finally
        {
            made.ForEach(smaller => smaller.Dispose());
        }
    }

    /// <summary>A picture is shrunk as it is stored, and turned when it is small.</summary>
    private Size Stored(ThumbnailSize size, bool isTurnedAfterwards) =>
        isTurnedAfterwards && header.Orientation >= 5 ? new(size.Height, size.Width) : new(size.Width, size.Height);

    private EncodedThumbnail Encode(ThumbnailSize size, Image<Rgba32> picture) =>
        new(size, PictureWriter.Write(Configuration, picture, settings.Format));
}
