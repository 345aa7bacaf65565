using ArchiveTool.Core.Fetching.Options;

namespace ArchiveTool.Core.Tests.Fetching;

public sealed class FetchSettingsTests
{
    [Theory]
    [InlineData("example.org: X-Key: abc: d", "example.org", null, "X-Key", "abc: d")]
    [InlineData("EXAMPLE.org:X-Key:", "example.org", null, "X-Key", "")]
    [InlineData("b\u00FCcher.example: A: b", "xn--bcher-kva.example", null, "A", "b")]
    [InlineData("example.org:8443: A: b", "example.org", 8443, "A", "b")]
    [InlineData("[::1]: A: b", "[::1]", null, "A", "b")]
    [InlineData("[::1]:81: A: b", "[::1]", 81, "A", "b")]
    [InlineData("127.1: A: 5: 6", "127.0.0.1", null, "A", "5: 6")]
    public void A_header_names_its_host(string text, string host, int? port, string name, string value)
    {
        Assert.True(HostHeader.TryParse(text, out var header));
        Assert.Equal(new HostHeader(host, port, name, value), header);
    }

    [Theory]
    [InlineData("http://example.org: A: b", null, true)]
    [InlineData("HTTP://example.org:8080: A: b", 8080, true)]
    [InlineData("http://[::1]:81: A: b", 81, true)]
    [InlineData("https://example.org: A: b", null, false)]
    [InlineData("example.org: A: b", null, false)]
    public void A_header_goes_over_plain_http_only_where_that_was_named(string text, int? port, bool isPlain)
    {
        Assert.True(HostHeader.TryParse(text, out var header));
        Assert.Equal((port, isPlain), (header.Port, header.AllowsPlainHttp));
        var place = $"{header.Host}{(port is null ? "" : $":{port}")}/a";
        Assert.Equal(isPlain, header.MayBeSentTo(FetchBed.Url("http://" + place)));
        Assert.True(header.MayBeSentTo(FetchBed.Url("https://" + place)));
    }

    [Fact]
    public void The_defaults_keep_their_own_rules()
    {
        var defaults = new FetchOptions();
        var again = defaults with { TemporaryFolder = defaults.TemporaryFolder, UserAgent = defaults.UserAgent };
        Assert.Equal(defaults, again);
        Assert.True(Directory.Exists(defaults.TemporaryFolder));
        Assert.Throws<ArgumentException>(() => defaults with { TemporaryFolder = "" });
        Assert.Throws<ArgumentException>(() => defaults with { UserAgent = "a\r\nInjected: b" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://: A: b")]
    [InlineData("ftp://example.org: A: b")]
    [InlineData("X-Key: abc")]
    [InlineData(": X-Key: abc")]
    [InlineData("example.org: : abc")]
    [InlineData("example.org: X Key: abc")]
    [InlineData("example.org: X-Key: a\r\nInjected: b")]
    [InlineData("example.org/path: X-Key: a")]
    [InlineData("user@example.org: X-Key: a")]
    [InlineData("example.org: Host: other.org")]
    [InlineData("example.org: referer: https://example.com/")]
    [InlineData("example.org: Transfer-Encoding: chunked")]
    [InlineData("example.org: Content-Length: 5")]
    [InlineData("exa mple.org: A: b")]
    public void What_names_none_or_breaks_the_message_is_refused(string text) =>
        Assert.False(HostHeader.TryParse(text, out _));

    [Theory]
    [InlineData("a.org:443:127.0.0.1:8443", "https://a.org/", true)]
    [InlineData("a.org:443:127.0.0.1:8443", "http://a.org/", false)]
    [InlineData("A.ORG::127.0.0.1:8443", "http://a.org:99/", true)]
    [InlineData("::127.0.0.1:8443", "http://x.example/", true)]
    [InlineData("[::1]:80:[::1]:81", "http://[::1]/", true)]
    [InlineData(":443::8443", "https://a.org/", true)]
    public void Another_place_to_connect_to_is_named_as_curl_does(string text, string url, bool matches)
    {
        Assert.True(ConnectTo.TryParse(text, out var route));
        var target = FetchBed.Url(url);
        Assert.Equal(matches, route.Matches(target.Host, target.EffectivePort!.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.org:443")]
    [InlineData("a.org:443:b.org:99999")]
    [InlineData("a.org:x:b.org:1")]
    [InlineData("a.org:443:b.org:1:2")]
    public void Anything_else_is_not(string text) => Assert.False(ConnectTo.TryParse(text, out _));

    [Theory]
    [InlineData("http://one.example/", "http://h.example:3128/")]
    [InlineData("https://one.example/", "socks5://s.example:1080/")]
    [InlineData("https://direct.example/", null)]
    [InlineData("https://sub.direct.example/", null)]
    [InlineData("https://indirect.example/", "socks5://s.example:1080/")]
    [InlineData("http://10.1.2.3/", null)]
    [InlineData("http://11.1.2.3/", "http://h.example:3128/")]
    [InlineData("http://port.example:81/", null)]
    [InlineData("http://port.example/", "http://h.example:3128/")]
    public void Proxies_come_from_the_usual_variables(string url, string? proxy)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["http_proxy"] = "h.example:3128",
            ["HTTP_PROXY"] = "http://from-a-request-header.example/",
            ["HTTPS_PROXY"] = "socks5h://s.example",
            ["no_proxy"] = "direct.example, 10.0.0.0/8 port.example:81",
        };

        var settings = ProxySettings.FromEnvironment(name => variables.GetValueOrDefault(name));

        Assert.Equal(
            proxy,
            settings.For(FetchBed.Url(url))?.AbsoluteUri.TrimEnd('/') is { } found ? found + "/" : null
        );
    }

    [Theory]
    [InlineData("ftp://proxy.example/")]
    [InlineData("http://")]
    [InlineData("")]
    public void What_is_no_proxy_is_refused(string text) => Assert.False(ProxySettings.TryParse(text, out _));

    [Theory]
    [InlineData("socks5h://:1]:10@80")]
    [InlineData("socks://user:pa:ss@proxy.example")]
    public void A_proxy_with_an_odd_user_s_name_gets_its_port_too(string text)
    {
        Assert.True(ProxySettings.TryParse(text, out var settings));
        Assert.Equal(1080, settings.For(FetchBed.Url("https://example.org/"))?.Port);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        var good = new FetchOptions { TemporaryFolder = ".", UserAgent = "a" };

        Assert.Throws<ArgumentOutOfRangeException>(() => good with { Concurrency = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => good with { PerHost = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => good with { Timeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => good with { Retries = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => good with { MaxRedirects = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => good with { Delay = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => good with { Deadline = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => good with { MaxBytes = 0 });
    }
}
