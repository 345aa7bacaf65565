using ArchiveTool.Core.Inputs.Feeds;

namespace ArchiveTool.Core.Tests.Inputs;

/// <summary>Dates of feeds, in all forms and languages that are known to occur.</summary>
public sealed class FeedDatesTests
{
    [Theory]
    [InlineData("2018-088", "2018-03-29T00:00:00Z")]
    [InlineData("2018088T10:11:12+02:00", "2018-03-29T08:11:12Z")]
    [InlineData("1522318272", "2018-03-29T10:11:12Z")]
    [InlineData("1522318272000", "2018-03-29T10:11:12Z")]
    [InlineData("Πεμ, 29 Μαρ 2018 10:11:12 +0300", "2018-03-29T07:11:12Z")]
    [InlineData("csüt, 29 márc. 2018 10:11:12 +0200", "2018-03-29T08:11:12Z")]
    [InlineData("목, 29 3월 2018 10:11:12 +0900", "2018-03-29T01:11:12Z")]
    [InlineData("Thu, 29 Mar 2018 10:11:12 GMT", "2018-03-29T10:11:12Z")]
    [InlineData("Thu, 29 Mar 2018 10:11:12 +0200", "2018-03-29T08:11:12Z")]
    [InlineData("Thu, 29 Mar 2018 10:11:12 EST", "2018-03-29T15:11:12Z")]
    [InlineData("29 Mar 18 10:11 PDT", "2018-03-29T17:11:00Z")]
    [InlineData("Thursday, March 29, 2018 10:11 PM", "2018-03-29T22:11:00Z")]
    [InlineData("Thu Mar 29 10:11:12 2018", "2018-03-29T10:11:12Z")]
    [InlineData("Thu Mar 29 10:11:12 UTC 2018", "2018-03-29T10:11:12Z")]
    [InlineData("Do, 29 Mär 2018 10:11:12 +0200", "2018-03-29T08:11:12Z")]
    [InlineData("Do, 29 März 2018 10:11:12 MESZ", "2018-03-29T08:11:12Z")]
    [InlineData("jeu., 29 févr. 2024 10:11:12 +0100", "2024-02-29T09:11:12Z")]
    [InlineData("jue, 29 ago 2019 10:11:12 GMT", "2019-08-29T10:11:12Z")]
    [InlineData("gio, 29 giu 2017 10:11:12 GMT", "2017-06-29T10:11:12Z")]
    [InlineData("Чт, 29 мар 2018 10:11:12 +0300", "2018-03-29T07:11:12Z")]
    [InlineData("29 października 2018", "2018-10-29T00:00:00Z")]
    [InlineData("2018年3月29日 10:11", "2018-03-29T10:11:00Z")]
    [InlineData("2018년 3월 29일 오후 10:11", "2018-03-29T22:11:00Z")]
    [InlineData("2018-03-29T10:11:12.345Z", "2018-03-29T10:11:12.345Z")]
    [InlineData("2018-03-29T10:11:12+0800", "2018-03-29T02:11:12Z")]
    [InlineData("2018-03-29 10:11:12 +08:00", "2018-03-29T02:11:12Z")]
    [InlineData("2018-03-29", "2018-03-29T00:00:00Z")]
    [InlineData("2018-03", "2018-03-01T00:00:00Z")]
    [InlineData("2018", "2018-01-01T00:00:00Z")]
    [InlineData("20180329", "2018-03-29T00:00:00Z")]
    [InlineData("29.03.2018 10:11", "2018-03-29T10:11:00Z")]
    [InlineData("03/29/2018 10:11", "2018-03-29T10:11:00Z")]
    [InlineData("29/03/2018", "2018-03-29T00:00:00Z")]
    public void A_date_is_read(string written, string expected) =>
        Assert.Equal(
            DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            FeedDates.Parse(written)?.ToUniversalTime()
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("31 Feb 2018")]
    [InlineData("99:99")]
    public void What_is_no_date_is_none(string? written) => Assert.Null(FeedDates.Parse(written));
}
