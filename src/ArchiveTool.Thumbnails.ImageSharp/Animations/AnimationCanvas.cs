using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ArchiveTool.Thumbnails.ImageSharp.Animations;

/// <summary>
/// Draws one frame over the other as a viewer does (GIF89a, section 23; RFC 9649, section 2.7.1.1). Only the canvas and
/// one frame are in memory, however many there are.
/// </summary>
internal sealed class AnimationCanvas(Configuration configuration, int width, int height) : IDisposable
{
    private AnimationFrame? last;
    private Image<Rgba32>? before;

    /// <summary>What a viewer shows now.</summary>
    public Image<Rgba32> Picture { get; } = new(configuration, width, height);

    public void Draw(AnimationFrame frame, Image<Rgba32> pixels)
    {
        Dispose(last);
        before?.Dispose();
        before = frame.Disposal == Disposal.Restore ? Picture.Clone() : null;
        Copy(pixels, frame, frame.IsBlended);
        last = frame;
    }

    public void Dispose()
    {
        before?.Dispose();
        Picture.Dispose();
    }

    private void Dispose(AnimationFrame? frame)
    {
        if (frame?.Disposal == Disposal.Restore && before is not null)
        {
            for (var y = 0; y < height; y++)
            {
                Row(before, y).CopyTo(Row(Picture, y));
            }
        }
        else if (frame?.Disposal == Disposal.Clear)
        {
            var right = Math.Min(width, frame.X + frame.Width);
            for (var y = frame.Y; y < Math.Min(height, frame.Y + frame.Height) && frame.X < right; y++)
            {
                Row(Picture, y)[frame.X..right].Clear();
            }
        }
    }

    private void Copy(Image<Rgba32> pixels, AnimationFrame frame, bool isBlended)
    {
        var columns = Math.Min(pixels.Width, width - frame.X);
        for (var y = 0; y < Math.Min(pixels.Height, height - frame.Y) && columns > 0; y++)
        {
            var from = Row(pixels, y)[..columns];
            var to = Row(Picture, frame.Y + y).Slice(frame.X, columns);
            if (isBlended)
            {
                Blend(from, to);
            }
            else
            {
                from.CopyTo(to);
            }
        }
    }

    private static void Blend(ReadOnlySpan<Rgba32> from, Span<Rgba32> to)
    {
        for (var x = 0; x < from.Length; x++)
        {
            var over = from[x];
            if (over.A == 255)
            {
                to[x] = over;
            }
            else if (over.A != 0)
            {
                to[x] = Over(over, to[x]);
            }
        }
    }

    /// <summary>RFC 9649, section 2.7.1.1, alpha-blending.</summary>
    private static Rgba32 Over(Rgba32 over, Rgba32 under)
    {
        var rest = under.A * (255 - over.A) / 255;
        var alpha = over.A + rest;
        return new(
            (byte)(((over.R * over.A) + (under.R * rest)) / alpha),
            (byte)(((over.G * over.A) + (under.G * rest)) / alpha),
            (byte)(((over.B * over.A) + (under.B * rest)) / alpha),
            (byte)alpha
        );
    }

    private static Span<Rgba32> Row(Image<Rgba32> image, int y) =>
        image.Frames.RootFrame.PixelBuffer.DangerousGetRowSpan(y);
}
