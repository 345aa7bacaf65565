using ArchiveTool.Urls;

namespace ArchiveTool.Core.Tests.Urls;

public sealed class RegistrableDomainTests
{
    [Theory]
    [InlineData("com", true)]
    [InlineData("COM.", true)]
    [InlineData("example", true)] // a name of one label: nobody may claim it for all
    [InlineData("example.com", false)]
    [InlineData("co.uk", true)]
    [InlineData("Co.Uk", true)]
    [InlineData("com.cn", true)]
    [InlineData("com.au", true)]
    [InlineData("example.co.uk", false)]
    [InlineData("co.de", false)]
    [InlineData("id.me", false)]
    [InlineData("github.io", true)]
    [InlineData("somebody.github.io", false)]
    [InlineData("tokyo.jp", true)]
    [InlineData("minato.tokyo.jp", true)]
    [InlineData("pref.aichi.jp", false)]
    [InlineData("city.kobe.jp", false)]
    [InlineData("anything.ck", true)]
    [InlineData("www.ck", false)]
    [InlineData("s3.amazonaws.com", true)]
    [InlineData("amazonaws.com", false)]
    [InlineData("xn--fiqs8s", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("[::1]", false)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData(".com", false)]
    [InlineData("a..com", false)]
    public void KnowsPublicSuffixes(string host, bool isSuffix) =>
        Assert.Equal(isSuffix, RegistrableDomain.IsPublicSuffix(host));

    [Theory]
    [InlineData("www.example.com", "example.com")]
    [InlineData("WWW.Example.COM.", "example.com")]
    [InlineData("a.b.c.example.co.uk", "example.co.uk")]
    [InlineData("x.somebody.github.io", "somebody.github.io")]
    [InlineData("github.io", null)]
    [InlineData("www.ck", "www.ck")]
    [InlineData("a.www.ck", "www.ck")]
    [InlineData("a.b.ck", "a.b.ck")]
    [InlineData("x.city.kobe.jp", "city.kobe.jp")]
    [InlineData("localhost", null)]
    [InlineData("10.0.0.1", null)]
    [InlineData("[2001:db8::1]", null)]
    [InlineData("", null)]
    public void FindsWhatSomebodyOwns(string host, string? expected) =>
        Assert.Equal(expected, RegistrableDomain.Find(host));

    [Fact]
    public void GivesUpOnNamesThatNobodyCanLookUp() =>
        Assert.Null(RegistrableDomain.Find(string.Concat(Enumerable.Repeat("a.", 500_000)) + "com"));
}
