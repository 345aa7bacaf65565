namespace ArchiveTool.Fixtures;

/// <summary>Nine pictures of a harbour, from dusk to dawn.</summary>
internal static class HarbourPictures
{
    private static readonly Colour Ink = Colour.Parse("141a2e");
    private static readonly Colour Lamp = Colour.Parse("ffd27a");
    private static readonly Colour Cream = Colour.Parse("fff3d6");

    /// <summary>PNG files in the order of the post.</summary>
    public static IReadOnlyList<byte[]> Paint() =>
        [
            .. new[] { Panorama(), Dusk(), Lighthouse(), LampsByHour(), Boats(), Moon(), Map(), Fog(), Dawn() }.Select(
                StablePng.Encode
            ),
        ];

    private static Canvas Panorama()
    {
        var canvas = new Canvas(550, 221);
        const int water = 140;
        canvas.Gradient(
            water,
            Colour.Parse("1d2350"),
            Colour.Parse("5b3f7d"),
            Colour.Parse("e2725b"),
            Colour.Parse("ffc27a")
        );
        Harbour.Stars(canvas, 11, 40, 70);
        Harbour.Hills(canvas, water, 46, 90, 21, Colour.Parse("6a3d63"));
        Harbour.Hills(canvas, water, 26, 60, 22, Colour.Parse("35264f"));
        Harbour.Town(canvas, water, 23, Ink);
        Harbour.Water(canvas, water, Colour.Parse("1a1f45"), 24);
        Harbour.Lamps(canvas, water, 25, 16);
        Harbour.Boat(canvas, 120, 178, 22, Ink, Cream);
        Harbour.Boat(canvas, 410, 168, 14, Ink, Cream);
        return canvas;
    }

    private static Canvas Dusk()
    {
        var canvas = new Canvas(620, 460);
        const int water = 286;
        canvas.Gradient(
            water,
            Colour.Parse("2b2a63"),
            Colour.Parse("a04d7a"),
            Colour.Parse("ff8a5c"),
            Colour.Parse("ffd58a")
        );
        canvas.Glow(420, 250, 150, Colour.Parse("ffe9a8"), 0.9);
        canvas.Disc(420, 250, 44, Colour.Parse("fff0b8"));
        Harbour.Hills(canvas, water, 90, 170, 31, Colour.Parse("8f4a72"));
        Harbour.Hills(canvas, water, 52, 110, 32, Colour.Parse("5a3566"));
        Harbour.Hills(canvas, water, 24, 70, 33, Colour.Parse("2f2550"));
        Harbour.Water(canvas, water, Colour.Parse("3a2a5e"), 34);
        Harbour.Glitter(canvas, 420, water, Colour.Parse("ffe2a0"), 35);
        Harbour.Boat(canvas, 190, 372, 44, Ink, Colour.Parse("ffe6cf"));
        return canvas;
    }

    private static Canvas Lighthouse()
    {
        var canvas = new Canvas(620, 460);
        const int water = 318;
        canvas.Gradient(water, Colour.Parse("0c1233"), Colour.Parse("233a73"), Colour.Parse("5f6fb0"));
        Harbour.Stars(canvas, 41, 130, 240);
        canvas.Polygon(Cream, 0.16, (168, 128), (620, 36), (620, 128), (168, 136));
        canvas.Polygon(Cream, 0.12, (0, 66), (160, 128), (160, 136), (0, 128));
        Harbour.Hills(canvas, water, 40, 150, 42, Colour.Parse("1c2a57"));
        Harbour.Water(canvas, water, Colour.Parse("101a3f"), 43);
        Harbour.Cliff(canvas, 320, 262, 44, Colour.Parse("0d1226"));
        Harbour.Tower(canvas, 164, 274, 150, Colour.Parse("e8ecf5"), Colour.Parse("c8474d"), Lamp);
        Harbour.Boat(canvas, 470, 366, 30, Colour.Parse("070a18"), Colour.Parse("c9d3ee"));
        return canvas;
    }

    private static Canvas LampsByHour()
    {
        var canvas = new Canvas(620, 349);
        canvas.Rows(0, 349, Colour.Parse("fbf7ee"));
        for (var line = 0; line < 5; line++)
        {
            canvas.Polygon(
                Colour.Parse("d9d2c3"),
                1,
                (48, 60 + (line * 56)),
                (588, 60 + (line * 56)),
                (588, 61 + (line * 56)),
                (48, 61 + (line * 56))
            );
        }

        int[] lit = [38, 96, 152, 188, 204, 196, 171, 140, 118, 110, 102, 74, 31];
        for (var hour = 0; hour < lit.Length; hour++)
        {
            var (left, top) = (62 + (hour * 40), 284 - lit[hour]);
            var colour = Colour
                .Parse("f2b134")
                .Mix(Colour.Parse("35508c"), lit[hour] < 150 ? (150 - lit[hour]) / 130.0 : 0);
            canvas.Polygon(colour, 1, (left, top), (left + 26, top), (left + 26, 284), (left, 284));
            canvas.Disc(left + 13, top - 9, 4, Colour.Parse("c8474d"));
        }

        canvas.Polygon(Ink, 1, (46, 284), (592, 284), (592, 286), (46, 286));
        return canvas;
    }

    private static Canvas Boats()
    {
        var canvas = new Canvas(620, 460);
        const int water = 214;
        canvas.Gradient(
            water,
            Colour.Parse("123047"),
            Colour.Parse("1f5f74"),
            Colour.Parse("7fb7a6"),
            Colour.Parse("f4e2ae")
        );
        Harbour.Hills(canvas, water, 60, 140, 51, Colour.Parse("2c6673"));
        Harbour.Town(canvas, water, 52, Colour.Parse("123646"));
        Harbour.Water(canvas, water, Colour.Parse("0f3a4c"), 53);
        Harbour.Lamps(canvas, water, 54, 12);
        Harbour.Boat(canvas, 130, 290, 40, Colour.Parse("0b2230"), Cream);
        Harbour.Boat(canvas, 330, 318, 54, Colour.Parse("0b2230"), Colour.Parse("f6c667"));
        Harbour.Boat(canvas, 520, 282, 36, Colour.Parse("0b2230"), Colour.Parse("e98a6d"));
        Harbour.Pier(canvas, 410, Colour.Parse("081a26"));
        return canvas;
    }

    private static Canvas Moon()
    {
        var canvas = new Canvas(620, 460);
        const int water = 270;
        canvas.Gradient(water, Colour.Parse("060a1f"), Colour.Parse("13224e"), Colour.Parse("33508a"));
        Harbour.Stars(canvas, 61, 220, 230);
        canvas.Glow(300, 110, 120, Colour.Parse("cfe0ff"), 0.5);
        canvas.Disc(300, 110, 40, Colour.Parse("f3f1e2"));
        canvas.Disc(288, 100, 8, Colour.Parse("dedccb"));
        canvas.Disc(312, 122, 11, Colour.Parse("e2e0cf"));
        canvas.Disc(316, 96, 5, Colour.Parse("dedccb"));
        Harbour.Hills(canvas, water, 70, 160, 62, Colour.Parse("16264f"));
        Harbour.Town(canvas, water, 63, Colour.Parse("0a1128"));
        Harbour.Water(canvas, water, Colour.Parse("0b1636"), 64);
        Harbour.Glitter(canvas, 300, water, Colour.Parse("e6edff"), 65);
        Harbour.Lamps(canvas, water, 66, 14);
        return canvas;
    }

    /// <summary>Heights as bands of colour; the sea below the fourth.</summary>
    private static Canvas Map()
    {
        var canvas = new Canvas(620, 413);
        Colour[] bands =
        [
            Colour.Parse("7fb2cf"),
            Colour.Parse("93c1d9"),
            Colour.Parse("a9d0e2"),
            Colour.Parse("c3e0ea"),
            Colour.Parse("efe7cd"),
            Colour.Parse("dfe0b4"),
            Colour.Parse("c2d3a0"),
            Colour.Parse("a4bf8b"),
            Colour.Parse("8aa878"),
        ];
        for (var y = 0; y < canvas.Height; y++)
        {
            for (var x = 0; x < canvas.Width; x++)
            {
                var height = (Noise.Smooth(x / 130.0, y / 130.0, 71) * 2 + Noise.Smooth(x / 50.0, y / 50.0, 72)) / 3;
                var band = Math.Clamp((height * 14) - 2.2, 0, bands.Length - 1);
                canvas.Blend(x, y, bands[(int)band], 1);
                if (band - (int)band < 0.05 && band > 1 && band < bands.Length - 1)
                {
                    canvas.Blend(x, y, Ink, 0.35);
                }
            }
        }

        for (var lamp = 0; lamp < 13; lamp++)
        {
            var (x, y) = (Noise.At(lamp, 73) * 560 + 30, Noise.At(lamp, 74) * 350 + 30);
            canvas.Disc(x, y, 8, Cream);
            canvas.Disc(x, y, 5.5, Colour.Parse("c8474d"));
        }

        return canvas;
    }

    private static Canvas Fog()
    {
        var canvas = new Canvas(620, 460);
        canvas.Gradient(460, Colour.Parse("aebccb"), Colour.Parse("d5dbe0"), Colour.Parse("f1ede4"));
        canvas.Disc(460, 120, 34, Colour.Parse("fbf6e6"), 0.9);
        for (var layer = 0; layer < 6; layer++)
        {
            var colour = Colour.Parse("c3ced8").Mix(Colour.Parse("34475c"), layer / 5.0);
            Harbour.Hills(canvas, 220 + (layer * 48), 110 - (layer * 8), 190 - (layer * 22), 81 + layer, colour);
            canvas.Below(_ => 218 + (layer * 48), 460, colour);
        }

        Harbour.Tower(canvas, 150, 372, 96, Colour.Parse("e6e3da"), Colour.Parse("9a5a5e"), Lamp);
        return canvas;
    }

    private static Canvas Dawn()
    {
        var canvas = new Canvas(620, 460);
        const int water = 262;
        canvas.Gradient(
            water,
            Colour.Parse("6fa8d6"),
            Colour.Parse("a9cfe6"),
            Colour.Parse("f7d9c4"),
            Colour.Parse("ffc9a3")
        );
        canvas.Glow(180, 236, 130, Colour.Parse("fff3cf"), 0.8);
        canvas.Disc(180, 236, 34, Colour.Parse("fff8e1"));
        Harbour.Hills(canvas, water, 80, 180, 91, Colour.Parse("8fa6c4"));
        Harbour.Hills(canvas, water, 44, 120, 92, Colour.Parse("5c7ba3"));
        Harbour.Town(canvas, water, 93, Colour.Parse("35557f"));
        Harbour.Water(canvas, water, Colour.Parse("6f9fc8"), 94);
        Harbour.Glitter(canvas, 180, water, Colour.Parse("fff6de"), 95);
        Harbour.Boat(canvas, 420, 344, 46, Colour.Parse("223a5c"), Colour.Parse("fffaf0"));
        Harbour.Boat(canvas, 530, 306, 24, Colour.Parse("223a5c"), Colour.Parse("fffaf0"));
        return canvas;
    }
}
