using System.Globalization;

namespace ArchiveTool.Cli.Output;

/// <summary>Sizes for people, decimal as on the library's page: a KB is 1,000 bytes.</summary>
internal static class SizeText
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    public static string Format(double bytes)
    {
        var unit = 0;

        // What would be rounded to a thousand is one of the next unit.
        while (bytes >= (unit == 0 ? 1000 : 999.95) && unit < Units.Length - 1)
        {
            bytes /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes:0.#} {Units[unit]}");
    }
}
