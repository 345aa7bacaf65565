namespace ArchiveTool.Fixtures;

/// <summary>Paints with soft edges: a shape covers a pixel by as much as it reaches into it.</summary>
internal sealed class Canvas(int width, int height)
{
    private readonly Colour[] pixels = new Colour[width * height];

    public int Width => width;

    public int Height => height;

    public Colour this[int x, int y] => pixels[(Math.Clamp(y, 0, height - 1) * width) + Math.Clamp(x, 0, width - 1)];

    public void Blend(int x, int y, Colour colour, double share)
    {
        if (share > 0 && x >= 0 && y >= 0 && x < width && y < height)
        {
            ref var pixel = ref pixels[(y * width) + x];
            pixel = pixel.Mix(colour, Math.Min(1, share));
        }
    }

    /// <summary>A gradient from the top to <paramref name="bottom"/> through the given colours.</summary>
    public void Gradient(int bottom, params ReadOnlySpan<Colour> colours)
    {
        for (var y = 0; y < bottom; y++)
        {
            var at = y / (double)bottom * (colours.Length - 1);
            var step = Math.Min((int)at, colours.Length - 2);
            Rows(y, y + 1, colours[step].Mix(colours[step + 1], at - step));
        }
    }

    public void Rows(int top, int bottom, Colour colour)
    {
        for (var y = Math.Max(0, top); y < Math.Min(height, bottom); y++)
        {
            Array.Fill(pixels, colour, y * width, width);
        }
    }

    public void Disc(double centreX, double centreY, double radius, Colour colour, double share = 1)
    {
        for (var y = (int)(centreY - radius) - 1; y <= centreY + radius + 1; y++)
        {
            for (var x = (int)(centreX - radius) - 1; x <= centreX + radius + 1; x++)
            {
                var distance = Math.Sqrt(((x - centreX) * (x - centreX)) + ((y - centreY) * (y - centreY)));
                Blend(x, y, colour, Math.Clamp(radius - distance + 0.5, 0, 1) * share);
            }
        }
    }

    /// <summary>Light that fades in rings, as on a screen print.</summary>
    public void Glow(double centreX, double centreY, double radius, Colour colour, double share)
    {
        for (var ring = 6; ring > 0; ring--)
        {
            Disc(centreX, centreY, radius * ring / 6, colour, share * (7 - ring) / 21);
        }
    }

    /// <summary>A convex polygon, its corners clockwise.</summary>
    public void Polygon(Colour colour, double share, params ReadOnlySpan<(double X, double Y)> corners)
    {
        var (left, right, top, bottom) = (width, 0, height, 0);
        foreach (var (x, y) in corners)
        {
            (left, right) = (Math.Min(left, (int)x - 1), Math.Max(right, (int)x + 2));
            (top, bottom) = (Math.Min(top, (int)y - 1), Math.Max(bottom, (int)y + 2));
        }

        for (var y = Math.Max(0, top); y < Math.Min(height, bottom); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(width, right); x++)
            {
                Blend(x, y, colour, Coverage(x, y, corners) * share);
            }
        }
    }

    /// <summary>Fills each column from the line down to <paramref name="bottom"/>.</summary>
    public void Below(Func<int, double> line, int bottom, Colour colour, double share = 1)
    {
        for (var x = 0; x < width; x++)
        {
            var from = line(x);
            for (var y = Math.Max(0, (int)from - 1); y < Math.Min(height, bottom); y++)
            {
                Blend(x, y, colour, Math.Clamp(y - from + 0.5, 0, 1) * share);
            }
        }
    }

    /// <summary>Three bytes a pixel, row by row.</summary>
    public byte[] ToRgb()
    {
        var bytes = new byte[pixels.Length * 3];
        for (var i = 0; i < pixels.Length; i++)
        {
            bytes[i * 3] = (byte)(pixels[i].Red + 0.5);
            bytes[(i * 3) + 1] = (byte)(pixels[i].Green + 0.5);
            bytes[(i * 3) + 2] = (byte)(pixels[i].Blue + 0.5);
        }

        return bytes;
    }

    private static double Coverage(double x, double y, ReadOnlySpan<(double X, double Y)> corners)
    {
        var nearest = double.MaxValue;
        for (var i = 0; i < corners.Length; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Length]);
            var (alongX, alongY) = (to.X - from.X, to.Y - from.Y);
            var length = Math.Sqrt((alongX * alongX) + (alongY * alongY));
            nearest = Math.Min(nearest, ((alongX * (y - from.Y)) - (alongY * (x - from.X))) / length);
        }

        return Math.Clamp(nearest + 0.5, 0, 1);
    }
}
