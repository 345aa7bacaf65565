namespace ArchiveTool.Fixtures;

/// <summary>A harbour at some hour, drawn with integers only: the same pixels on every machine.</summary>
/// <param name="width">Pixels.</param>
/// <param name="height">Pixels.</param>
/// <param name="seed">Which harbour, and which hour.</param>
internal sealed class Scene(int width, int height, int seed)
{
    private const int Bands = 48;
    private const int Hills = 3;

    private static readonly ((int R, int G, int B) Top, (int R, int G, int B) Low)[] Skies =
    [
        ((24, 32, 74), (242, 150, 98)),
        ((12, 18, 46), (74, 92, 150)),
        ((58, 46, 104), (250, 186, 140)),
        ((20, 52, 92), (150, 196, 208)),
        ((30, 24, 62), (214, 98, 110)),
    ];

    private readonly byte[] pixels = new byte[width * height];
    private readonly List<(byte R, byte G, byte B)> palette = [];
    private uint random = (uint)((seed * 2654435761L) | 1);

    public byte[] Draw()
    {
        var (top, low) = Skies[seed % Skies.Length];
        var horizon = height * 62 / 100;
        for (var band = 0; band < Bands; band++)
        {
            palette.Add(Mix(top, low, band, Bands - 1));
        }

        Sky(horizon);
        Disc(
            width * (20 + (seed * 17 % 60)) / 100,
            horizon * 35 / 100,
            height / 13,
            Add(Mix(low, (255, 250, 230), 3, 4))
        );
        for (var hill = 0; hill < Hills; hill++)
        {
            Ridge(horizon, hill, Add(Mix(low, top, hill + 2, Hills + 2), 100 - (hill * 18)));
        }

        Town(horizon, Add((20, 20, 30)), Add((255, 214, 120)));
        Water(horizon);
        return PalettePng.Encode(width, height, pixels, palette);
    }

    private void Sky(int horizon)
    {
        for (var y = 0; y < horizon; y++)
        {
            pixels.AsSpan(y * width, width).Fill((byte)(y * Bands / horizon));
        }
    }

    private void Disc(int x, int y, int radius, byte color)
    {
        for (var dy = -radius; dy <= radius; dy++)
        {
            for (var dx = -radius; dx <= radius; dx++)
            {
                if ((dx * dx) + (dy * dy) <= radius * radius)
                {
                    Set(x + dx, y + dy, color);
                }
            }
        }
    }

    private void Ridge(int horizon, int hill, byte color)
    {
        for (var x = 0; x < width; x++)
        {
            var rise = Wave((x * (3 + hill)) + (seed * 91) + (hill * 333)) + (Wave((x * (7 + hill)) + (seed * 57)) / 3);
            var peak = horizon - (height * (26 - (hill * 7)) / 100) - (rise * height / 9000);
            for (var y = Math.Max(0, peak); y < horizon; y++)
            {
                Set(x, y, color);
            }
        }
    }

    private void Town(int horizon, byte wall, byte lamp)
    {
        for (var x = 0; x < width; )
        {
            var wide = 14 + Next(26);
            var tall = 10 + Next(height / 7);
            for (var dx = 0; dx < wide - 3; dx++)
            {
                for (var dy = 0; dy < tall; dy++)
                {
                    var isWindow =
                        dx % 6 is 2 or 3 && dy % 8 is 3 or 4 or 5 && ((dx / 6 * 7) + (dy / 8 * 5) + x) % 3 == 0;
                    Set(x + dx, horizon - dy, isWindow ? lamp : wall);
                }
            }

            x += wide;
        }
    }

    /// <summary>What is above the horizon, darker, upside down, and broken by waves.</summary>
    private void Water(int horizon)
    {
        var shades = palette.Select(color => Darken(color)).ToList();
        var first = palette.Count;
        palette.AddRange(shades);
        for (var y = horizon; y < height; y++)
        {
            var depth = y - horizon;
            var shift = Wave((depth * 37) + (seed * 11)) * (depth + 4) / 9000;
            var from = Math.Max(0, horizon - 1 - (depth * 3 / 2));
            for (var x = 0; x < width; x++)
            {
                var source = Math.Clamp(x + shift, 0, width - 1);
                pixels[(y * width) + x] = (byte)(first + pixels[(from * width) + source]);
            }
        }
    }

    private void Set(int x, int y, byte color)
    {
        if (x >= 0 && x < width && y >= 0 && y < height)
        {
            pixels[(y * width) + x] = color;
        }
    }

    private byte Add((int R, int G, int B) color, int percent = 100)
    {
        palette.Add(
            ((byte)(color.R * percent / 100), (byte)(color.G * percent / 100), (byte)(color.B * percent / 100))
        );
        return (byte)(palette.Count - 1);
    }

    private static (byte R, byte G, byte B) Mix(
        (int R, int G, int B) from,
        (int R, int G, int B) to,
        int part,
        int whole
    ) =>
        (
            (byte)(from.R + ((to.R - from.R) * part / whole)),
            (byte)(from.G + ((to.G - from.G) * part / whole)),
            (byte)(from.B + ((to.B - from.B) * part / whole))
        );

    private static (byte R, byte G, byte B) Darken((byte R, byte G, byte B) color) =>
        ((byte)(color.R * 62 / 100), (byte)(color.G * 66 / 100), (byte)(color.B * 74 / 100));

    /// <summary>A wave of period 1024 between -1000 and 1000: two parabolas, near enough to a sine.</summary>
    private static int Wave(int phase)
    {
        var at = phase & 1023;
        var half = at & 511;
        var arch = half * (512 - half) * 1000 / 65536;
        return at < 512 ? arch : -arch;
    }

    private int Next(int limit)
    {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        return (int)(random % (uint)limit);
    }
}
