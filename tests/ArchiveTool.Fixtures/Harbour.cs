namespace ArchiveTool.Fixtures;

/// <summary>What the harbour is made of.</summary>
internal static class Harbour
{
    private static readonly Colour Lamp = Colour.Parse("ffd27a");
    private static readonly Colour White = new(255, 255, 255);

    public static void Stars(Canvas canvas, int seed, int count, int bottom)
    {
        for (var star = 0; star < count; star++)
        {
            var (x, y) = (Noise.At(star, seed) * canvas.Width, Noise.At(star, seed + 1) * bottom);
            canvas.Disc(x, y, 0.5 + Noise.At(star, seed + 2) * 0.9, White, 0.35 + Noise.At(star, seed + 3) * 0.6);
        }
    }

    public static void Hills(Canvas canvas, int bottom, double height, double scale, int seed, Colour colour) =>
        canvas.Below(x => bottom - (height * Noise.Ridge(x / scale, seed)), bottom, colour);

    /// <summary>Roofs along the shore, with windows that are lit.</summary>
    public static void Town(Canvas canvas, int shore, int seed, Colour colour)
    {
        var house = 0;
        for (double x = 0; x < canvas.Width; house++)
        {
            var (wide, high) = (12 + (Noise.At(house, seed) * 22), 8 + (Noise.At(house, seed + 1) * 26));
            var top = shore - high;
            canvas.Polygon(colour, 1, (x, top), (x + wide, top), (x + wide, shore), (x, shore));
            if (Noise.At(house, seed + 2) > 0.45)
            {
                canvas.Polygon(colour, 1, (x, top), (x + (wide / 2), top - 9), (x + wide, top));
            }

            for (var window = 0; window < wide / 7; window++)
            {
                var (left, above) = (x + 3 + (window * 6), top + 4);
                var isLit = Noise.At((house * 8) + window, seed + 3) > 0.55;
                canvas.Polygon(
                    Lamp,
                    isLit ? 0.9 : 0,
                    (left, above),
                    (left + 2.5, above),
                    (left + 2.5, above + 3),
                    (left, above + 3)
                );
            }

            x += wide + (Noise.At(house, seed + 4) * 6);
        }
    }

    /// <summary>What stands above the shore again, upside down, each row moved a little by the swell.</summary>
    public static void Water(Canvas canvas, int shore, Colour tint, int seed)
    {
        for (var y = shore; y < canvas.Height; y++)
        {
            var depth = (y - shore) / (double)(canvas.Height - shore);
            var moved = (int)((Noise.Smooth(y / (2.5 + (depth * 5)), seed) - 0.5) * (4 + (depth * 26)));
            var source = shore - 1 - (int)((y - shore) * Math.Min(1, shore / (double)(canvas.Height - shore)));
            for (var x = 0; x < canvas.Width; x++)
            {
                canvas.Blend(x, y, canvas[x + moved, source].Mix(tint, 0.3 + (depth * 0.45)), 1);
            }
        }
    }

    /// <summary>Lamps along the shore and their light on the water.</summary>
    public static void Lamps(Canvas canvas, int shore, int seed, int count)
    {
        for (var lamp = 0; lamp < count; lamp++)
        {
            var x = (lamp + 0.2 + (Noise.At(lamp, seed) * 0.6)) * canvas.Width / count;
            var (y, length) = (shore - 2.0, 20 + (Noise.At(lamp, seed + 1) * (canvas.Height - shore) * 0.55));
            canvas.Glow(x, y, 9, Lamp, 0.8);
            canvas.Disc(x, y, 1.8, Colour.Parse("fff6dc"));
            for (var row = 0; row < length; row++)
            {
                var half = 0.8 + (row / length * 2.6) + (Noise.Smooth(row / 2.0, seed + 9 + lamp) * 1.6);
                var share = (1 - (row / length)) * (0.35 + (Noise.Smooth(row / 3.0, seed + lamp) * 0.5));
                canvas.Polygon(
                    Lamp,
                    share,
                    (x - half, shore + row),
                    (x + half, shore + row),
                    (x + half, shore + row + 1),
                    (x - half, shore + row + 1)
                );
            }
        }
    }

    /// <summary>The path of light below a sun or a moon.</summary>
    public static void Glitter(Canvas canvas, double x, int shore, Colour colour, int seed)
    {
        for (var row = shore + 2; row < canvas.Height; row += 3)
        {
            var depth = (row - shore) / (double)(canvas.Height - shore);
            for (var dash = 0; dash < 4; dash++)
            {
                var key = (row * 8) + dash;
                var half = 3 + (Noise.At(key, seed) * (8 + (depth * 26)));
                var centre = x + ((Noise.At(key, seed + 1) - 0.5) * (36 + (depth * 110)));
                canvas.Polygon(
                    colour,
                    0.55 - (depth * 0.3),
                    (centre - half, row),
                    (centre, row - 0.9),
                    (centre + half, row),
                    (centre, row + 0.9)
                );
            }
        }
    }

    public static void Boat(Canvas canvas, double x, double y, double size, Colour hull, Colour sail)
    {
        var mast = y - (size * 1.7);
        canvas.Polygon(
            hull,
            0.35,
            (x - (size * 0.75), y + (size * 0.1)),
            (x + (size * 0.75), y + (size * 0.1)),
            (x + (size * 0.3), y + (size * 0.75)),
            (x - (size * 0.3), y + (size * 0.75))
        );
        canvas.Polygon(
            hull,
            1,
            (x - (size * 0.8), y - (size * 0.12)),
            (x + (size * 0.9), y - (size * 0.16)),
            (x + (size * 0.62), y + (size * 0.16)),
            (x - (size * 0.6), y + (size * 0.16))
        );
        canvas.Polygon(hull, 1, (x - 1, mast), (x + 1, mast), (x + 1, y), (x - 1, y));
        canvas.Polygon(
            sail,
            0.95,
            (x + (size * 0.07), mast + (size * 0.08)),
            (x + (size * 0.78), y - (size * 0.28)),
            (x + (size * 0.07), y - (size * 0.28))
        );
        canvas.Polygon(
            sail,
            0.8,
            (x - (size * 0.07), mast + (size * 0.3)),
            (x - (size * 0.07), y - (size * 0.28)),
            (x - (size * 0.58), y - (size * 0.28))
        );
    }

    public static void Cliff(Canvas canvas, int right, int top, int seed, Colour colour) =>
        canvas.Below(
            x =>
                top
                + (x < 210 ? 0 : (x - 210) * (x - 210) / 60.0)
                + (Noise.Ridge(x / 40.0, seed) * 26)
                + (x > right ? 400 : 0),
            canvas.Height,
            colour
        );

    public static void Tower(
        Canvas canvas,
        double x,
        double foot,
        double high,
        Colour wall,
        Colour stripe,
        Colour light
    )
    {
        var half = high * 0.13;
        for (var part = 0; part < 5; part++)
        {
            var (low, up) = (half * (1 - (part * 0.09)), half * (1 - ((part + 1) * 0.09)));
            var (bottom, top) = (foot - (high * part * 0.17), foot - (high * (part + 1) * 0.17));
            canvas.Polygon(
                part % 2 == 0 ? wall : stripe,
                1,
                (x - up, top),
                (x + up, top),
                (x + low, bottom),
                (x - low, bottom)
            );
        }

        var gallery = foot - (high * 0.85);
        canvas.Polygon(
            stripe,
            1,
            (x - (half * 0.8), gallery - 3),
            (x + (half * 0.8), gallery - 3),
            (x + (half * 0.8), gallery + 1),
            (x - (half * 0.8), gallery + 1)
        );
        canvas.Glow(x, gallery - (high * 0.07), high * 0.3, light, 0.9);
        canvas.Polygon(
            light,
            1,
            (x - (half * 0.36), gallery - (high * 0.12)),
            (x + (half * 0.36), gallery - (high * 0.12)),
            (x + (half * 0.36), gallery - 3),
            (x - (half * 0.36), gallery - 3)
        );
        canvas.Polygon(
            stripe,
            1,
            (x - (half * 0.5), gallery - (high * 0.12)),
            (x, gallery - (high * 0.21)),
            (x + (half * 0.5), gallery - (high * 0.12))
        );
    }

    public static void Pier(Canvas canvas, int top, Colour colour)
    {
        canvas.Polygon(colour, 1, (0, top), (canvas.Width, top + 10), (canvas.Width, top + 22), (0, top + 12));
        for (var post = 30; post < canvas.Width; post += 80)
        {
            canvas.Polygon(
                colour,
                1,
                (post, top - 18),
                (post + 9, top - 18),
                (post + 9, canvas.Height),
                (post, canvas.Height)
            );
        }
    }
}
