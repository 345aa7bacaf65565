using System.Globalization;

namespace ArchiveTool.Core.Fetching.Cookies;

/// <summary>Dates in cookies, which servers write in many ways (https://httpwg.org/specs/rfc6265.html#cookie-date).</summary>
internal static class CookieDate
{
    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    public static DateTimeOffset? Parse(string text)
    {
        TimeSpan? time = null;
        int? day = null;
        int? month = null;
        int? year = null;
        foreach (var token in Tokens(text))
        {
            if (time is null && GetTime(token) is { } found)
            {
                time = found;
            }
            else if (day is null && Leading(token, 1, 2) is { } dayFound)
            {
                day = dayFound;
            }
            else if (month is null && GetMonth(token) is { } monthFound)
            {
                month = monthFound;
            }
            else if (year is null && Leading(token, 2, 4) is { } yearFound)
            {
                year =
                    yearFound
                    + (
                        yearFound < 70 ? 2000
                        : yearFound < 100 ? 1900
                        : 0
                    );
            }
        }

        if (time is not { } clock || day is not { } d || month is not { } m || year is not { } y || y < 1601)
        {
            return null;
        }

        return d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new DateTimeOffset(y, m, d, 0, 0, 0, TimeSpan.Zero) + clock
            : null;
    }

    private static string[] Tokens(string text) =>
        text.Split([' ', '\t', ',', ';', '-', '/', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    private static int? GetMonth(string token)
    {
        var month = token.Length < 3 ? -1 : Array.IndexOf(Months, token[..3].ToLowerInvariant());
        return month < 0 ? null : month + 1;
    }

    private static int? Leading(string token, int least, int most)
    {
        var digits = token.TakeWhile(char.IsAsciiDigit).Count();
        return digits >= least && digits <= most ? int.Parse(token[..digits], CultureInfo.InvariantCulture) : null;
    }

    private static TimeSpan? GetTime(string token)
    {
        var parts = token.Split(':');
        return
            parts.Length == 3
            && Leading(parts[0], 1, 2) is { } hour and < 24
            && Leading(parts[1], 1, 2) is { } minute and < 60
            && Leading(parts[2], 1, 2) is { } second and < 60
            ? new TimeSpan(hour, minute, second)
            : null;
    }
}
