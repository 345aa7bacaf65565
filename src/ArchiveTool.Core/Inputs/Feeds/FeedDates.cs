using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Posts;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>
/// Dates as feeds write them: RFC 822 with all its zones, ISO 8601 in its short forms, C's <c>asctime</c>, and the months
/// of other languages.
/// </summary>
internal static partial class FeedDates
{
    private static readonly FrozenDictionary<string, int> Months = ReadMonths(
        "jan january januar janv janvier enero ene gennaio gen janeiro januari январь января янв styczeń stycznia sty ocak oca ianuarie ian leden ledna led január ιανουαρίου ιανουάριος ιαν januar tammikuuta tammikuu січень січня січ gener tammi 一月 يناير ינואר בינואר януари siječnja jaanuar janvāris janúar",
        "feb february februar fév févr fev février fevrier febrero febbraio fevereiro februari февраль февраля фев luty lutego lut şubat şub februarie únor února úno február febr φεβρουαρίου φεβ helmikuuta helmikuu лютий лютого лют febrer helmi 二月 فبراير פברואר בפברואר февруари veljače veebruar februāris febrúar pebruari",
        "mar march märz maerz mär mrz mars marzo março maart mrt март марта мар marzec marca martie mart březen března bře március márc μαρτίου μαρ μάρ marts maaliskuuta maaliskuu березень березня бер març maret maalis 三月 مارس מרץ במרץ ožujka märts marec μάρτιος",
        "apr april avr avril abril abr aprile апрель апреля апр kwiecień kwietnia kwi nisan nis aprilie duben dubna dub április ápr apríl απριλίου απρ huhtikuuta huhtikuu квітень квітня квіт huhti 四月 أبريل ابريل אפריל באפריל travnja aprill aprīlis",
        "may mai mayo maggio mag maio mei май мая maj maja mayıs květen května kvě május máj μαΐου μαϊ μάι μαι toukokuuta toukokuu травень травня трав maig touko 五月 مايو מאי במאי svibnja maijs maí",
        "jun june juni juin junio giugno giu junho июнь июня июн czerwiec czerwca cze haziran haz iunie iun červen června čvn június jún ιουνίου ιουν kesäkuuta kesäkuu червень червня черв juny kesä 六月 يونيو יוני ביוני юни lipnja juuni jūnijs junij júní",
        "jul july juli juil juillet julio luglio lug julho июль июля июл lipiec lipca lip temmuz tem iulie iul červenec července čvc július júl ιουλίου ιουλ heinäkuuta heinäkuu липень липня лип juliol heinä 七月 يوليو יולי ביולי юли srpnja juuli jūlijs julij júlí",
        "aug august août aout ago agosto augustus август августа авг sierpień sierpnia sie ağustos ağu srpen srpna srp augusztus αυγούστου αυγ elokuuta elokuu серпень серпня серп agost agustus augusti elo 八月 أغسطس اغسطس אוגוסט באוגוסט kolovoza augusts avgust ágúst",
        "sep sept september septembre septiembre settembre set setembro сентябрь сентября сен сент wrzesień września wrz eylül eyl septembrie září zář szeptember szept σεπτεμβρίου σεπ σεπτ syyskuuta syyskuu вересень вересня вер setembre syys 九月 سبتمبر ספטמבר בספטמבר септември rujna septembris",
        "oct october oktober okt octobre octubre ottobre ott outubro out октябрь октября окт październik października paź ekim eki octombrie říjen října říj október οκτωβρίου οκτ lokakuuta lokakuu жовтень жовтня жовт loka 十月 أكتوبر اكتوبر אוקטובר באוקטובר октомври oktobris oktoober",
        "nov november novembre noviembre novembro ноябрь ноября ноя listopad listopada lis kasım kas noiembrie noi listopadu νοεμβρίου νοε νοέ marraskuuta marraskuu листопад листопада лист marras 十一月 نوفمبر נובמבר בנובמבר ноември studenoga novembris nopember",
        "dec december dezember dez décembre déc diciembre dic dicembre dezembro декабрь декабря дек grudzień grudnia gru aralık ara decembrie prosinec prosince pro δεκεμβρίου δεκ desember des joulukuuta joulukuu грудень грудня груд desembre joulu 十二月 ديسمبر דצמבר בדצמבר декември prosinca decembris detsember"
    );

    // https://www.rfc-editor.org/rfc/rfc822#section-5.1 and those that servers of other countries write.
    private static readonly FrozenDictionary<string, int> Zones = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["Z"] = 0,
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["BST"] = 60,
        ["CET"] = 60,
        ["MEZ"] = 60,
        ["MET"] = 60,
        ["CEST"] = 120,
        ["MESZ"] = 120,
        ["EET"] = 120,
        ["EEST"] = 180,
        ["MSK"] = 180,
        ["IST"] = 330,
        ["HKT"] = 480,
        ["SGT"] = 480,
        ["JST"] = 540,
        ["KST"] = 540,
        ["AEST"] = 600,
        ["AEDT"] = 660,
        ["EST"] = -300,
        ["EDT"] = -240,
        ["CST"] = -360,
        ["CDT"] = -300,
        ["MST"] = -420,
        ["MDT"] = -360,
        ["PST"] = -480,
        ["PDT"] = -420,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The date, UTC where no zone is written, or null.</summary>
    public static DateTimeOffset? Parse(string? written)
    {
        var text = written?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > 100)
        {
            return null;
        }

        return UsualDates.Parse(text) ?? ParseRare(text);
    }

    private static DateTimeOffset? ParseRare(string text)
    {
        if (Basic().Match(text) is { Success: true } basic)
        {
            // ISO 8601's basic form of a date and a time.
            text =
                $"{text[..4]}-{text[4..6]}-{text[6..8]} {text[9..11]}:{text[11..13]}:{(basic.Groups["s"].Success ? basic.Groups["s"].Value : "00")}"
                + text[basic.Length..];
        }

        return FindMoment(text) ?? FindOrdinal(text) ?? PostDates.Parse(text) ?? Compose(text);
    }

    /// <summary>Seconds or milliseconds since 1970: ten or thirteen digits, which no other form has.</summary>
    private static DateTimeOffset? FindMoment(string text) =>
        text.Length is not (10 or 13) || !text.All(char.IsAsciiDigit) ? null
        : text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture))
        : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>ISO 8601's ordinal dates: the year and the number of the day in it.</summary>
    private static DateTimeOffset? FindOrdinal(string text)
    {
        if (Ordinal().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (year, number) = (Number(match.Groups["y"].Value), Number(match.Groups["n"].Value));
        if (year < 1 || number < 1 || number > (DateTime.IsLeapYear(year) ? 366 : 365))
        {
            return null;
        }

        var day = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(number - 1);
        return Compose(
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                + text[match.Groups["n"].Index..][match.Groups["n"].Length..]
        );
    }

    private static DateTimeOffset? Compose(string text)
    {
        var time = Time().Match(text);
        var day = time.Success ? $"{text[..time.Index]} {text[(time.Index + time.Length)..]}" : text;
        if (FindDay(day) is not { } date)
        {
            return null;
        }

        var clock = TimeSpan.Zero;
        if (time.Success)
        {
            var hour = Number(time.Groups["h"].Value);
            hour = time.Groups["half"].Value.ToLowerInvariant() switch
            {
                "pm" or "下午" or "오후" when hour < 12 => hour + 12,
                "am" or "上午" or "오전" when hour == 12 => 0,
                _ => hour,
            };
            var second = time.Groups["s"].Success ? Number(time.Groups["s"].Value) : 0;
            var minute = Number(time.Groups["m"].Value);
            if (hour > 24 || minute > 59 || second > 60)
            {
                return null;
            }

            clock = new TimeSpan(hour, minute, Math.Min(second, 59));
        }

        try
        {
            return new DateTimeOffset(date + clock, TimeSpan.Zero)
                - FindZone(time.Success ? text[(time.Index + time.Length)..] : "");
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static DateTime? FindDay(string text)
    {
        if (YearFirst().Match(text) is { Success: true } iso)
        {
            return Day(Number(iso.Groups["y"].Value), Part(iso, "m"), Part(iso, "d"));
        }

        var month = Word()
            .Matches(text)
            .Select(word => Months.GetValueOrDefault(word.Value.ToLowerInvariant()))
            .FirstOrDefault(number => number > 0);
        if (month == 0 && NumberedMonth().Match(text) is { Success: true } numbered)
        {
            month = Number(numbered.Groups["m"].Value);
            text = text.Remove(numbered.Index, numbered.Length);
        }

        var numbers = Digits().Matches(text).Select(number => number.Value).ToList();
        if (month > 0 && numbers.Count >= 2)
        {
            var year = numbers.Find(number => number.Length == 4);
            var day = numbers.Find(number => number != year || number.Length < 4);
            year ??= numbers.Skip(1).FirstOrDefault(number => number.Length == 2);
            return year is null || day is null ? null : Day(Year(year), month, Number(day));
        }

        // 29.03.2018 and 29/03/2018; where the day cannot be one, the month came first.
        if (YearLast().Match(text) is { Success: true } last)
        {
            var (first, second) = (Part(last, "d"), Part(last, "m"));
            return second > 12
                ? Day(Year(last.Groups["y"].Value), first, second)
                : Day(Year(last.Groups["y"].Value), second, first);
        }

        return null;
    }

    private static TimeSpan FindZone(string text)
    {
        if (Offset().Match(text) is { Success: true } offset)
        {
            var minutes =
                (Number(offset.Groups["h"].Value) * 60)
                + (offset.Groups["m"].Success ? Number(offset.Groups["m"].Value) : 0);
            return TimeSpan.FromMinutes(offset.Groups["sign"].Value == "-" ? -minutes : minutes);
        }

        var zone = Word().Matches(text).Select(word => word.Value).FirstOrDefault(Zones.ContainsKey);
        return zone is null ? TimeSpan.Zero : TimeSpan.FromMinutes(Zones[zone]);
    }

    private static int Part(Match match, string name) =>
        match.Groups[name].Success ? Number(match.Groups[name].Value) : 1;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Year(string digits) =>
        digits.Length > 2 ? Number(digits)
        : Number(digits) < 70 ? 2000 + Number(digits)
        : 1900 + Number(digits);

    private static DateTime? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified)
            : null;

    private static FrozenDictionary<string, int> ReadMonths(params string[] lists) =>
        lists
            .SelectMany((list, i) => list.Split(' ').Select(name => (name, i + 1)))
            .DistinctBy(pair => pair.name, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);

    [GeneratedRegex(
        @"[T ]?(?<half>上午|下午|오전|오후)?\s*(?<h>\d{1,2})[:h時시](?<m>\d{2})(?:[:分](?<s>\d{2})(?:[.,]\d+)?)?\s*(?<half>[AaPp][Mm]\b)?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Time();

    [GeneratedRegex(
        @"(?:^|\D)(?<y>\d{4})\s?[-/.年년]\s?(?<m>\d{1,2})(?:\s?[-/.月월]\s?(?<d>\d{1,2}))?|^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:\D|$)|^(?<y>\d{4})$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex YearFirst();

    [GeneratedRegex(
        @"(?<d>\d{1,2})[./-](?<m>\d{1,2})[./-](?<y>\d{4}|\d{2})",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex YearLast();

    [GeneratedRegex(
        @"(?<sign>[+-])(?<h>\d{2}):?(?<m>\d{2})?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Offset();

    [GeneratedRegex(
        @"^(?<y>\d{4})-?(?<n>\d{3})(?:$|[T ])",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Ordinal();

    // Korean, Japanese and Chinese months beside a European order, and Vietnamese ones.
    [GeneratedRegex(
        @"(?<m>\d{1,2})\s?[월月]|(?:tháng|thg)\s?(?<m>\d{1,2})",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex NumberedMonth();

    [GeneratedRegex(
        @"^\d{8}T\d{4}(?<s>\d{2})?(?:[.,]\d+)?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Basic();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Digits();
}
