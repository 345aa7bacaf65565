using System.Globalization;

namespace ArchiveTool.Cli.Options;

/// <summary>Durations as users write them: <c>500ms</c>, <c>30s</c>, <c>2m</c>, <c>1h</c>, <c>7d</c>.</summary>
public static class Duration
{
    /// <summary>Parses a duration; at most a year.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
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

        double? seconds = text[digits..] switch
        {
            "ms" => number / 1000,
            "s" => number,
            "m" => number * 60,
            "h" => number * 3600,
            "d" => number * 86400,
            _ => null,
        };
        if (seconds is not { } known || known > 366 * 86400d)
        {
            return false;
        }

        value = TimeSpan.FromSeconds(known);
        return true;
    }
}
