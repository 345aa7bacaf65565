namespace ArchiveTool.Fixtures;

/// <summary>
/// Smooth noise by integer hashing and the four operations only: the platform's sine and power may differ in their last
/// bit from machine to machine, and what is painted with them would too.
/// </summary>
internal static class Noise
{
    /// <summary>From 0 to 1, the same for the same arguments.</summary>
    public static double At(int x, int seed)
    {
        var hash = unchecked(((uint)x * 0x9E3779B1) ^ ((uint)seed * 0x85EBCA77));
        hash = unchecked((hash ^ (hash >> 15)) * 0x2C1B3C6D);
        hash = unchecked((hash ^ (hash >> 12)) * 0x297A2D39);
        return (hash ^ (hash >> 15)) / (double)uint.MaxValue;
    }

    /// <summary>From 0 to 1, smooth along a line.</summary>
    public static double Smooth(double x, int seed)
    {
        var cell = (int)Math.Floor(x);
        var part = x - cell;
        part = part * part * (3 - (2 * part));
        return (At(cell, seed) * (1 - part)) + (At(cell + 1, seed) * part);
    }

    /// <summary>From 0 to 1, smooth over a plane.</summary>
    public static double Smooth(double x, double y, int seed)
    {
        var row = (int)Math.Floor(y);
        var part = y - row;
        part = part * part * (3 - (2 * part));
        return (Smooth(x, seed + (row * 7919)) * (1 - part)) + (Smooth(x, seed + ((row + 1) * 7919)) * part);
    }

    /// <summary>Four octaves of a line's noise, from 0 to 1.</summary>
    public static double Ridge(double x, int seed) =>
        (
            (Smooth(x, seed) * 8)
            + (Smooth(x * 2.1, seed + 1) * 4)
            + (Smooth(x * 4.3, seed + 2) * 2)
            + Smooth(x * 9, seed + 3)
        ) / 15;
}
