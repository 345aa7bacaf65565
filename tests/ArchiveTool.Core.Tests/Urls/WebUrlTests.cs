using System.Text;
using ArchiveTool.Urls.Parsing;
using CsCheck;

namespace ArchiveTool.Core.Tests.Urls;

public sealed class WebUrlTests
{
    private static readonly Gen<string> Input = Gen.OneOf(
            Gen.OneOf(
                "http:",
                "https://",
                "file:",
                "foo:",
                "//",
                "/",
                "\\",
                "..",
                ".",
                "%2e",
                "%",
                "?",
                "#",
                "@",
                ":",
                "[",
                "]",
                "::1",
                "C:",
                "C|",
                "example.org",
                "1.2.3",
                "0x",
                "xn--",
                "ä",
                "\u0338",
                "\u200d",
                "א",
                " ",
                "\t",
                "\n"
            ),
            Gen.String[Gen.Char, 0, 3],
            Gen.String[Gen.Char[' ', '~'], 0, 6]
        )
        .Array[0, 12]
        .Select(string.Concat);

    static WebUrlTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void TakesAnAddressApart()
    {
        var url = Parse("HTTPS://user:p%40ss@Example.ORG:8443/a/../b/%7Euser%2D%41?q=%7E#frag");
        Assert.Equal("https://user:p%40ss@example.org:8443/b/%7Euser%2D%41?q=%7E#frag", url.Href);
        Assert.Equal("https", url.Scheme);
        Assert.Equal("user", url.Username);
        Assert.Equal("p%40ss", url.Password);
        Assert.Equal("example.org", url.Host);
        Assert.Equal(8443, url.Port);
        Assert.Equal(8443, url.EffectivePort);
        Assert.Equal("/b/%7Euser%2D%41", url.Path);
        Assert.Equal("q=%7E", url.Query);
        Assert.Equal("frag", url.Fragment);
        Assert.Equal("https://example.org:8443", url.Origin);
        Assert.True(url.IsHttp);
        Assert.Equal(url.Href, url.ToString());
    }

    [Fact]
    public void TellsAnEmptyPartFromNone()
    {
        var empty = Parse("http://h/?#");
        Assert.Equal("", empty.Query);
        Assert.Equal("", empty.Fragment);
        Assert.Equal("http://h/?#", empty.Href);
        var none = Parse("http://h/");
        Assert.Null(none.Query);
        Assert.Null(none.Fragment);
        Assert.Null(none.Port);
    }

    [Theory]
    [InlineData("http://h/", 80)]
    [InlineData("https://h/", 443)]
    [InlineData("ws://h/", 80)]
    [InlineData("wss://h/", 443)]
    [InlineData("ftp://h/", 21)]
    [InlineData("http://h:443/", 443)]
    [InlineData("foo://h/", null)]
    [InlineData("foo://h:7/", 7)]
    [InlineData("file:///x", null)]
    [InlineData("mailto:x", null)]
    public void KnowsWhereAConnectionGoes(string text, int? port) => Assert.Equal(port, Parse(text).EffectivePort);

    [Theory]
    [InlineData("http://127.0.0.1/", true)]
    [InlineData("http://0x7f.1/", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("http://example.org/", false)]
    [InlineData("http://1.example.org/", false)]
    [InlineData("foo://127.0.0.1/", false)]
    [InlineData("foo://[::1]/", true)]
    [InlineData("mailto:x", false)]
    [InlineData("file:///x", false)]
    public void KnowsAddressesFromNames(string text, bool isAddress) =>
        Assert.Equal(isAddress, Parse(text).HostIsIpAddress);

    [Theory]
    [InlineData("http://h/a?b#c", "http://h/a?b")]
    [InlineData("http://h/a#", "http://h/a")]
    [InlineData("http://h/a", "http://h/a")]
    [InlineData("data:,x#y", "data:,x")]
    [InlineData("foo:/.//a#b", "foo:/.//a")]
    public void DropsTheFragmentAlone(string text, string expected)
    {
        var without = Parse(text).WithoutFragment();
        Assert.Equal(expected, without.Href);
        Assert.Null(without.Fragment);
        Assert.Equal(Parse(expected), without);
        Assert.Equal(Parse(expected).Path, without.Path);
    }

    [Fact]
    public void ComparesByHref()
    {
        Assert.Equal(Parse("http://EXAMPLE.org"), Parse("http://example.org/"));
        Assert.Equal(Parse("http://EXAMPLE.org").GetHashCode(), Parse("http://example.org/").GetHashCode());
        Assert.NotEqual(Parse("http://example.org/%7E"), Parse("http://example.org/~"));
    }

    [Theory]
    [InlineData("gb18030", "http://h/?q=你", "http://h/?q=%C4%E3")]
    [InlineData("gb18030", "http://h/你?q#你", "http://h/%E4%BD%A0?q#%E4%BD%A0")]
    [InlineData("big5", "http://h/?q=你", "http://h/?q=%A7A")]
    [InlineData("shift_jis", "http://h/?q=日", "http://h/?q=%93%FA")]
    [InlineData("shift_jis", "http://h/?q=ソ", "http://h/?q=%83\\")]
    [InlineData("euc-kr", "http://h/?q=각", "http://h/?q=%B0%A2")]
    [InlineData("iso-2022-jp", "http://h/?q=a日b", "http://h/?q=a%1B$BF|%1B(Bb")]
    [InlineData("windows-1252", "http://h/?q=é", "http://h/?q=%E9")]
    [InlineData("windows-1252", "http://h/?q=你", "http://h/?q=%26%2320320%3B")]
    [InlineData("windows-1252", "http://h/?q=😀", "http://h/?q=%26%23128512%3B")]
    [InlineData("windows-1252", "http://h/?q='\"<> #", "http://h/?q=%27%22%3C%3E%20#")]
    [InlineData("windows-1252", "ws://h/?q=é", "ws://h/?q=%C3%A9")]
    [InlineData("windows-1252", "foo://h/?q=é", "foo://h/?q=%C3%A9")]
    [InlineData("windows-1252", "ftp://h/?q=é", "ftp://h/?q=%E9")]
    [InlineData("windows-1252", "file:///?q=é", "file:///?q=%E9")]
    [InlineData("utf-16", "http://h/?q=é", "http://h/?q=%C3%A9")]
    [InlineData("utf-16BE", "http://h/?q=é", "http://h/?q=%C3%A9")]
    [InlineData("utf-8", "http://h/?q=é", "http://h/?q=%C3%A9")]
    public void LetsTheQueryFollowTheDocumentsEncoding(string encoding, string text, string expected)
    {
        Assert.True(WebUrl.TryParse(text, null, Encoding.GetEncoding(encoding), out var url));
        Assert.Equal(expected, url.Href);
    }

    [Fact]
    public void CountsALoneSurrogateAsAReplacementCharacter()
    {
        Assert.True(WebUrl.TryParse("http://h/\ud800?\ud800", null, Encoding.GetEncoding(1252), out var url));
        Assert.Equal("http://h/%EF%BF%BD?%26%2365533%3B", url.Href);
    }

    [Fact]
    public void NeverThrowsAndIsItsOwnSerialisation()
    {
        var bases = new[] { "http://u@h:1/a/b?q#f", "file:///C:/a", "foo:/.//a/b", "foo://h", "mailto:x", "blob:x" };
        Gen.Select(Input, Gen.OneOf<string?>([null, .. bases]))
            .Sample(
                (input, against) =>
                {
                    if (!WebUrl.TryParse(input, against is null ? null : Parse(against), out var url))
                    {
                        return;
                    }

                    var again = Parse(url.Href);
                    Assert.Equal(url.Href, again.Href);
                    Assert.Equal(url.Path, again.Path);
                    Assert.Equal(url.Host, again.Host);
                    Assert.Equal(url.Origin, again.Origin);
                    Assert.DoesNotContain(url.Href, character => character is < ' ' or > '~');
                },
                iter: 20_000
            );
    }

    [Fact]
    public void PutsTheSerialisationTogetherFromItsParts()
    {
        Input.Sample(
            input =>
            {
                if (!WebUrl.TryParse("http://h.example/" + input, null, out var url))
                {
                    return;
                }

                var credentials = url.Username + (url.Password.Length > 0 ? ":" + url.Password : "")
                    is { Length: > 0 } some
                    ? some + "@"
                    : "";
                var port = url.Port is { } number ? ":" + number : "";
                var query = url.Query is { } q ? "?" + q : "";
                var fragment = url.Fragment is { } f ? "#" + f : "";
                Assert.Equal($"{url.Scheme}://{credentials}{url.Host}{port}{url.Path}{query}{fragment}", url.Href);
            },
            iter: 5_000
        );
    }

    [Theory]
    [InlineData("http://h/", "../", "")]
    [InlineData("http://h/", "a/../", "")]
    [InlineData("http://", "@", "h/")]
    [InlineData("http://", ":", "@h/")]
    [InlineData("http://h/?", "é", "")]
    [InlineData("http://h/#", "%", "")]
    [InlineData("http://", "a.", "b/")]
    [InlineData("http://h:", "0", "80/")]
    [InlineData("http://[", ":", "]/")]
    [InlineData("http://", "%41", "/")]
    [InlineData("http://", "ä.", "b/")]
    [InlineData("http://", "xn--4ca.", "b/")]
    [InlineData("http://", "1.", "1/")]
    [InlineData("http:", "\\", "h/")]
    [InlineData("data:", " ", "x")]
    [InlineData("\t", "\n", "http://h/")]
    [InlineData("http://a", "\u0301\u0316", ".b/")]
    public void TakesAMillionOfTheSame(string before, string repeated, string after)
    {
        var input = new StringBuilder(before)
            .Insert(before.Length, repeated, 1_000_000 / repeated.Length)
            .Append(after);

        // No promise on the result but that there is one soon.
        if (WebUrl.TryParse(input.ToString(), null, out var url))
        {
            Assert.Equal(url.Href, Parse(url.Href).Href);
        }
    }

    private static WebUrl Parse(string text)
    {
        Assert.True(WebUrl.TryParse(text, null, out var url), text);
        return url;
    }
}
