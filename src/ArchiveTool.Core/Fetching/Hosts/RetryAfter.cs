using System.Globalization;

namespace ArchiveTool.Core.Fetching.Hosts;

/// <summary>Reads <c>Retry-After</c>: seconds, or a date (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after).</summary>
internal static class RetryAfter
{
    // https://www.rfc-editor.org/rfc/rfc9110#http.date: what is sent today, and the two forms that recipients must read.
    private static readonly string[] Formats =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "dddd, dd-MMM-yy HH:mm:ss 'GMT'",
        "ddd MMM d HH:mm:ss yyyy",
    ];

    /// <summary>How long to wait from now; null if the header says nothing that can be read.</summary>
    public static TimeSpan? Parse(string? value, DateTimeOffset now)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.All(char.IsAsciiDigit))
        {
            // More digits than a year needs: longer than anybody waits, whatever the number.
            return text.TrimStart('0').Length > 9
                ? TimeSpan.FromDays(365)
                : TimeSpan.FromSeconds(long.Parse(text, CultureInfo.InvariantCulture));
        }

        var isDate = DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite,
            out var date
        );
        return !isDate ? null
            : date > now ? date - now
            : TimeSpan.Zero;
    }
}
