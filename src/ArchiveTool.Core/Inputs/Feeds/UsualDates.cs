using System.Globalization;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>
/// The two forms that nearly all feeds write, read quickly: RFC 822 (https://www.rfc-editor.org/rfc/rfc822#section-5) with
/// four digits of the year, and RFC 3339 (https://www.rfc-editor.org/rfc/rfc3339#section-5.6).
/// </summary>
internal static class UsualDates
{
    private static readonly string[] Months =
    [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ];

    /// <summary>The date; null if it is written otherwise.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text) =>
        text.Length > 5 && text[4] == '-' ? ReadInternet(text) : ReadMail(text);

    private static DateTimeOffset? ReadInternet(ReadOnlySpan<char> text)
    {
        if (
            text.Length < 19
            || text[7] != '-'
            || text[10] is not ('T' or ' ')
            || !TryNumber(text[..4], out var year)
            || !TryNumber(text[5..7], out var month)
            || !TryNumber(text[8..10], out var day)
        )
        {
            return null;
        }

        var zone = text[19..];
        var fraction = zone is ['.', .. var rest] ? rest.IndexOfAnyExceptInRange('0', '9') : 0;
        var ticks = 0;
        if (fraction is < 0 or > 7 || (fraction > 0 && !TryNumber(zone.Slice(1, fraction), out ticks)))
        {
            return null;
        }

        zone = fraction > 0 ? zone[(1 + fraction)..] : zone;
        return Compose(year, month, day, text[11..19], zone)
            + TimeSpan.FromTicks(ticks * (long)Math.Pow(10, 7 - fraction));
    }

    private static DateTimeOffset? ReadMail(ReadOnlySpan<char> text)
    {
        text = text.Length > 5 && text[3] == ',' && text[4] == ' ' ? text[5..] : text;
        var digits = text.IndexOf(' ');
        if (
            digits is not (1 or 2)
            || text.Length < digits + 19
            || text[digits + 4] != ' '
            || text[digits + 9] != ' '
            || text[digits + 18] != ' '
            || !TryNumber(text[..digits], out var day)
            || !TryNumber(text.Slice(digits + 5, 4), out var year)
        )
        {
            return null;
        }

        var name = text.Slice(digits + 1, 3);
        for (var month = 0; month < Months.Length; month++)
        {
            if (name.SequenceEqual(Months[month]))
            {
                return Compose(year, month + 1, day, text.Slice(digits + 10, 8), text[(digits + 19)..]);
            }
        }

        return null;
    }

    private static DateTimeOffset? Compose(
        int year,
        int month,
        int day,
        ReadOnlySpan<char> clock,
        ReadOnlySpan<char> zone
    ) =>
        clock[2] == ':'
        && clock[5] == ':'
        && TryNumber(clock[..2], out var hour)
        && TryNumber(clock[3..5], out var minute)
        && TryNumber(clock[6..], out var second)
        && ReadZone(zone) is { } offset
        && year is > 1 and < 9999
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
        && hour < 24
        && minute < 60
        && second < 60
            ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero) - offset
            : null;

    private static TimeSpan? ReadZone(ReadOnlySpan<char> zone)
    {
        if (zone is "Z" or "GMT" or "UTC" or "UT")
        {
            return TimeSpan.Zero;
        }

        if (zone.Length is not (5 or 6) || zone[0] is not ('+' or '-') || (zone.Length == 6 && zone[3] != ':'))
        {
            return null;
        }

        return
            TryNumber(zone[1..3], out var hours) && TryNumber(zone[^2..], out var minutes) && hours < 24 && minutes < 60
            ? new TimeSpan(hours, minutes, 0) * (zone[0] == '-' ? -1 : 1)
            : null;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
