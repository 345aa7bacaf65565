using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Urls;

/// <summary>Internationalised hosts, seen through the door they come in by.</summary>
public sealed class ToAsciiTests
{
    [Fact]
    public void FollowsUts46()
    {
        var cases = WptJson.Read("toascii.json").EnumerateArray().ToList();
        Assert.True(cases.Count >= 600);
        foreach (var item in cases)
        {
            var domain = WptJson.Text(item[0])!;
            var expected = WptJson.Text(item[1]);
            var parsed = WebUrl.TryParse("http://" + domain + "/x", null, out var url);
            Assert.True(parsed == expected is not null, domain);
            Assert.Equal(expected, url?.Host);
        }
    }

    [Theory]
    [InlineData("faß.de", "xn--fa-hia.de")] // non-transitional: not fass.de
    [InlineData("ΣΊΣΥΦΟΣ.gr", "xn--kxa6akbbkh.gr")]
    [InlineData("نامه\u200cای.com", "xn--mgba3gch31f060k.com")]
    [InlineData("क्\u200dष.com", "xn--11b2ezcw70k.com")]
    [InlineData("🏳️\u200d🌈.com", null)]
    [InlineData("אבג.ab", "xn--4dbcd.ab")]
    [InlineData("אבגa.ab", null)]
    [InlineData("3com.אבג", null)] // one label right to left binds them all
    [InlineData("ab.אבג", "ab.xn--4dbcd")]
    [InlineData("ا1١.com", null)] // European and Arabic digits mixed
    [InlineData("א\u0591.com", "xn--ccb9j.com")]
    [InlineData("XN--FA-HIA.DE", "xn--fa-hia.de")]
    [InlineData("xn--fa-hia.ｄｅ", "xn--fa-hia.de")]
    [InlineData("xn--fß-hia.de", null)]
    [InlineData("xn--u-ccb.com", null)] // decodes to what is not in form C
    [InlineData("xn--55555577.com", null)]
    [InlineData("a.xn--.b", null)]
    [InlineData("a..ä", "a..xn--4ca")]
    public void JudgesHosts(string domain, string? expected)
    {
        var parsed = WebUrl.TryParse($"https://{domain}/", null, out var url);
        Assert.Equal(expected is not null, parsed);
        Assert.Equal(expected, url?.Host);
    }

    [Fact]
    public void RefusesLabelsThatOnlyAnAttackerWrites()
    {
        Assert.False(WebUrl.TryParse("http://" + new string('ä', 5000) + ".de/", null, out _));
        Assert.False(WebUrl.TryParse("http://xn--" + new string('a', 5000) + ".de/", null, out _));
        Assert.True(WebUrl.TryParse("http://" + new string('ä', 63) + ".de/", null, out _));
        Assert.True(WebUrl.TryParse("http://" + new string('a', 5000) + ".de/", null, out _));
    }
}
