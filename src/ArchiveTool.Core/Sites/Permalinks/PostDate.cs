using System.Globalization;
using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Sites.Permalinks;

/// <summary>A post's date as it is written, and as its parts stand in permalinks.</summary>
internal static partial class PostDate
{
    /// <summary>The date that a text begins with, or null.</summary>
    public static DateTime? Parse(string? text)
    {
        if (text is null || Written().Match(text) is not { Success: true } match)
        {
            return null;
        }

        int Part(string name) =>
            match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;
        try
        {
            return new DateTime(
                Part("year"),
                Part("month"),
                Part("day"),
                Part("hour"),
                Part("minute"),
                Part("second"),
                DateTimeKind.Unspecified
            );
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>
    /// The days that a date with a time may be, first the one that is written: generators turn times into the site's own
    /// time zone.
    /// </summary>
    public static IEnumerable<DateTime> GetDays(DateTime date)
    {
        yield return date;
        if (date.TimeOfDay == TimeSpan.Zero)
        {
            yield break;
        }

        foreach (var days in (int[])[-1, 1])
        {
            if (date.Year is > 1 and < 9999)
            {
                yield return date.AddDays(days);
            }
        }
    }

    /// <summary>The part of a date that a variable stands for, or null if it is not one of a date.</summary>
    public static string? Find(string variable, DateTime? date)
    {
        var format = variable switch
        {
            "year" => "yyyy",
            "short_year" => "yy",
            "month" => "MM",
            "i_month" => "%M",
            "short_month" => "MMM",
            "long_month" or "monthname" => "MMMM",
            "day" => "dd",
            "i_day" => "%d",
            "hour" => "HH",
            "minute" => "mm",
            "second" => "ss",
            "y_day" or "yearday" => "",
            _ => null,
        };
        return format is null || date is not { } known ? null
            : format.Length > 0 ? known.ToString(format, CultureInfo.InvariantCulture)
            : variable == "yearday" ? known.DayOfYear.ToString(CultureInfo.InvariantCulture)
            : known.DayOfYear.ToString("000", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        """^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})([T ]+(?<hour>\d{1,2}):(?<minute>\d{2})(:(?<second>\d{2}))?)?""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Written();
}
