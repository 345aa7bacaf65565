using ArchiveTool.Core.Fetching.Cookies;

namespace ArchiveTool.Core.Tests.Fetching;

public sealed class CookieTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("http://a.example.org/x/y", "n=v", "http://a.example.org/x/z", true)]
    [InlineData("http://a.example.org/x/y", "n=v", "http://a.example.org/x", true)]
    [InlineData("http://a.example.org/x/y", "n=v", "http://a.example.org/xy", false)]
    [InlineData("http://a.example.org/x/y", "n=v", "http://a.example.org/", false)]
    [InlineData("http://a.example.org/", "n=v", "http://b.example.org/", false)]
    [InlineData("http://a.example.org/", "n=v", "http://sub.a.example.org/", false)]
    [InlineData("http://a.example.org/", "n=v", "https://a.example.org:8443/", true)]
    [InlineData("http://a.example.org/", "n=v; Domain=example.org", "http://b.example.org/", true)]
    [InlineData("http://a.example.org/", "n=v; domain=.EXAMPLE.org", "http://example.org/", true)]
    [InlineData("http://a.example.org/", "n=v; Domain=example.org", "http://badexample.org/", false)]
    [InlineData("http://a.example.org/", "n=v; Domain=b.example.org", "http://b.example.org/", false)]
    [InlineData("http://a.example.org/", "n=v; Domain=org", "http://b.org/", false)]
    [InlineData("http://a.example.co.uk/", "n=v; Domain=co.uk", "http://b.co.uk/", false)]
    [InlineData("http://me.github.io/", "n=v; Domain=github.io", "http://you.github.io/", false)]
    [InlineData("http://127.0.0.1/", "n=v; Domain=0.0.1", "http://127.0.0.1/", false)]
    [InlineData("http://127.0.0.1/", "n=v; Domain=127.0.0.1", "http://127.0.0.1/", true)]
    [InlineData("http://a.example.org/", "n=v; Path=/deep", "http://a.example.org/deep/er", true)]
    [InlineData("http://a.example.org/", "n=v; Path=/deep", "http://a.example.org/deeper", false)]
    [InlineData("https://a.example.org/", "n=v; Secure", "https://a.example.org/", true)]
    [InlineData("https://a.example.org/", "n=v; Secure", "http://a.example.org/", false)]
    [InlineData("http://a.example.org/", "n=v; Secure", "https://a.example.org/", false)]
    [InlineData("https://a.example.org/", "__Host-n=v; Secure; Path=/", "https://a.example.org/", true)]
    [InlineData(
        "https://a.example.org/",
        "__Host-n=v; Secure; Path=/; Domain=a.example.org",
        "https://a.example.org/",
        false
    )]
    [InlineData("https://a.example.org/", "__Secure-n=v", "https://a.example.org/", false)]
    [InlineData("http://a.example.org/", "n=v; Max-Age=10", "http://a.example.org/", true)]
    [InlineData("http://a.example.org/", "n=v; Max-Age=0", "http://a.example.org/", false)]
    [InlineData(
        "http://a.example.org/",
        "n=v; Max-Age=10; Expires=Thu, 01 Jan 2015 00:00:00 GMT",
        "http://a.example.org/",
        true
    )]
    [InlineData("http://a.example.org/", "n=v; Expires=Thu, 01 Jan 2015 00:00:00 GMT", "http://a.example.org/", false)]
    [InlineData("http://a.example.org/", "n=v; Expires=Friday, 01-Jan-27 00:00:00 GMT", "http://a.example.org/", true)]
    [InlineData("http://a.example.org/", "n=v; Expires=whenever", "http://a.example.org/", true)]
    [InlineData("http://a.example.org/", "n=v; Expires=Mon, 31 Feb 2015 00:00:00 GMT", "http://a.example.org/", true)]
    [InlineData("http://a.example.org/", "=", "http://a.example.org/", false)]
    [InlineData("http://a.example.org/", "", "http://a.example.org/", false)]
    public void A_cookie_goes_where_RFC_6265_sends_it(string setter, string header, string asked, bool isSent)
    {
        var jar = new CookieJar();
        jar.Store(FetchBed.Url(setter), header, Now);

        var sent = jar.HeaderFor(FetchBed.Url(asked), Now.AddSeconds(1));

        Assert.Equal(isSent, sent is not null);
        Assert.True(sent is null || sent.EndsWith("n=v", StringComparison.Ordinal), sent);
    }

    [Fact]
    public void Longer_paths_come_first_then_older_ones_and_a_new_value_takes_the_old_ones_place()
    {
        var jar = new CookieJar();
        var url = FetchBed.Url("http://example.org/a/b");
        foreach (var header in new[] { "one=1; Path=/", "two=2; Path=/", "deep=3; Path=/a", "one=4; Path=/" })
        {
            jar.Store(url, header, Now);
        }

        Assert.Equal("deep=3; one=4; two=2", jar.HeaderFor(url, Now));
    }

    [Fact]
    public void A_server_cannot_fill_the_jar()
    {
        var jar = new CookieJar();
        var url = FetchBed.Url("http://example.org/");
        for (var i = 0; i < 500; i++)
        {
            jar.Store(url, $"n{i}=v; Path=/", Now);
        }

        jar.Store(url, "huge=" + new string('x', 5000), Now);

        var sent = jar.HeaderFor(url, Now)!.Split("; ");
        Assert.Equal(50, sent.Length);
        Assert.Equal("n499=v", sent[^1]);
    }

    [Fact]
    public void A_cookie_file_is_read_as_curl_writes_it()
    {
        string[] lines =
        [
            "# Netscape HTTP Cookie File",
            "",
            ".example.org\tTRUE\t/\tFALSE\t0\twide\t1",
            "#HttpOnly_example.org\tFALSE\t/\tTRUE\t4000000000\tnarrow\ttwo words",
            "example.org\tFALSE\t/\tFALSE\t1000\told\tx",
            "example.org\tFALSE\t/\tFALSE\t0\tempty",
        ];

        Assert.True(CookieFile.TryRead(lines, out var cookies, out _));

        var jar = new CookieJar();
        foreach (var cookie in cookies)
        {
            jar.Add(cookie);
        }

        Assert.Equal("wide=1; narrow=two words; empty=", jar.HeaderFor(FetchBed.Url("https://example.org/"), Now));
        Assert.Equal("wide=1; empty=", jar.HeaderFor(FetchBed.Url("http://example.org/"), Now));
        Assert.Equal("wide=1", jar.HeaderFor(FetchBed.Url("http://sub.example.org/"), Now));
        Assert.DoesNotContain("two words", cookies[1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.org TRUE / FALSE 0 n v")]
    [InlineData("example.org\tTRUE\t/\tFALSE\tsoon\tn\tv")]
    [InlineData("\tTRUE\t/\tFALSE\t0\tn\tv")]
    [InlineData("{\"cookies\":[]}")]
    public void What_is_no_cookie_file_is_told_by_its_line(string line)
    {
        Assert.False(CookieFile.TryRead(["# comment", line], out _, out var badLine));
        Assert.Equal(2, badLine);
    }
}
