using System.Globalization;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>Dates as blogs write them: RFC 1123, ISO 8601, YAML timestamps, Jekyll's and Hexo's forms.</summary>
internal static class PostDates
{
    private static readonly string[] Formats = BuildFormats();

    /// <summary>The date, UTC where no zone is written, or null.</summary>
    public static DateTimeOffset? Parse(string? written)
    {
        var text = written?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // A weekday that does not fit its date is not worth losing the date for.
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        text = comma is > 0 and <= 9 && char.IsAsciiLetter(text[0]) ? text[(comma + 1)..].Trim() : text;
        text =
            text.EndsWith(" GMT", StringComparison.Ordinal) || text.EndsWith(" UTC", StringComparison.Ordinal)
                ? text[..^4] + "Z"
                : text;
        return DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite,
            out var date
        )
            ? date
            : null;
    }

    private static string[] BuildFormats()
    {
        string[] days = ["yyyy-M-d", "yyyy/M/d", "d MMM yyyy", "MMM d yyyy", "MMMM d yyyy"];
        string[] times =
        [
            "",
            " H:m",
            " H:m:s",
            " H:m:s.FFFFFFF",
            "'T'H:m",
            "'T'H:m:s",
            "'T'H:m:s.FFFFFFF",
            "'t'H:m:s.FFFFFFF",
        ];
        string[] zones = ["", "zzz", " zzz", "zz", " zz", "z", " z", "'Z'", " 'Z'"];
        return
        [
            .. from day in days
            from time in times
            from zone in zones
            where time.Length > 0 || zone.Length == 0
            select day + time + zone,
        ];
    }
}
