using System.Globalization;

namespace ArchiveTool.Fixtures;

/// <summary>A colour, channels from 0 to 255.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    public static Colour Parse(string hex)
    {
        var value = int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new Colour((value >> 16) & 255, (value >> 8) & 255, value & 255);
    }

    public Colour Mix(Colour other, double share) =>
        new(
            Red + ((other.Red - Red) * share),
            Green + ((other.Green - Green) * share),
            Blue + ((other.Blue - Blue) * share)
        );
}
