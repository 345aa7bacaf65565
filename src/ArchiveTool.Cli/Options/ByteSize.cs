using System.Globalization;

namespace ArchiveTool.Cli.Options;

/// <summary>Sizes as users write them: <c>10MB</c>, <c>1GiB</c>, <c>4096</c>.</summary>
public static class ByteSize
{
    /// <summary>Parses a size in bytes; at least 1.</summary>
    public static bool TryParse(string text, out long value)
    {
        value = 0;
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        if (
            digits == 0
            || !double.TryParse(
                text.AsSpan(0, digits),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            return false;
        }

        double? unit = text[digits..].Trim().ToUpperInvariant() switch
        {
            "" or "B" => 1,
            "K" or "KB" => 1e3,
            "M" or "MB" => 1e6,
            "G" or "GB" => 1e9,
            "KIB" => 1L << 10,
            "MIB" => 1L << 20,
            "GIB" => 1L << 30,
            _ => null,
        };
        if (unit is not { } known || number * known is < 1 or > 1L << 50)
        {
            return false;
        }

        value = (long)(number * known);
        return true;
    }
}
