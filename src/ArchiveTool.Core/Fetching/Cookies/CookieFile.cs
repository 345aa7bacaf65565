using System.Globalization;

namespace ArchiveTool.Core.Fetching.Cookies;

/// <summary>
/// Reads a Netscape cookie file, as curl and wget write it: seven fields with tabs between them (domain, whether hosts
/// under it count, path, whether https only, expiry in seconds since 1970 or 0, name, value).
/// </summary>
internal static class CookieFile
{
    private const string HttpOnlyMark = "#HttpOnly_";

    /// <summary>Reads a file's lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="cookies">The cookies in their order.</param>
    /// <param name="badLine">The first line that is not a cookie, from 1; 0 where all are good.</param>
    /// <returns>Whether every line was a cookie, a comment or empty.</returns>
    public static bool TryRead(IEnumerable<string> lines, out IReadOnlyList<Cookie> cookies, out int badLine)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var read = new List<Cookie>();
        (cookies, badLine) = (read, 0);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var text = line.StartsWith(HttpOnlyMark, StringComparison.Ordinal) ? line[HttpOnlyMark.Length..] : line;
            if (text.StartsWith('#') || string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (GetCookie(text) is not { } cookie)
            {
                badLine = number;
                return false;
            }

            read.Add(cookie);
        }

        return true;
    }

    private static Cookie? GetCookie(string line)
    {
        var fields = line.TrimEnd('\r', '\n').Split('\t');
        var isCookie =
            fields.Length is 6 or 7
            && fields[0].Length > 0
            && fields[2].StartsWith('/')
            && long.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && !fields.Any(field => field.Any(char.IsControl));
        if (!isCookie)
        {
            return null;
        }

        var seconds = long.Parse(fields[4], CultureInfo.InvariantCulture);
        return new Cookie(
            fields[5],
            fields.Length == 7 ? fields[6] : "",
            fields[0].TrimStart('.').ToLowerInvariant(),
            IsHostOnly: !fields[1].Equals("TRUE", StringComparison.OrdinalIgnoreCase),
            fields[2],
            IsSecure: fields[3].Equals("TRUE", StringComparison.OrdinalIgnoreCase),
            seconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, 253_402_300_799))
        );
    }
}
