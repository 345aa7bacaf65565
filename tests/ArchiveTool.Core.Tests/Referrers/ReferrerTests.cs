using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;
using CsCheck;

namespace ArchiveTool.Core.Tests.Referrers;

public sealed class ReferrerTests
{
    private const string Secure = "https://user:pass@blog.example/a/post.html?p=1#top";
    private const string SecureFull = "https://blog.example/a/post.html?p=1";
    private const string SecureOrigin = "https://blog.example/";
    private const string Plain = "http://blog.example:8080/a/post.html";
    private const string PlainFull = "http://blog.example:8080/a/post.html";
    private const string PlainOrigin = "http://blog.example:8080/";
    private const string? Nothing = null;

    private static readonly string[] Situations =
    [
        "https://blog.example/i.png", // same origin
        "https://cdn.example/i.png", // cross origin
        "http://blog.example/i.png", // downgrade, same host
        "http://cdn.example/i.png", // downgrade
        "http://localhost:9/i.png", // to this machine: no downgrade
        "http://127.8.9.1/i.png",
        "http://[::1]:8/i.png",
        "http://a.localhost./i.png",
    ];

    [Theory]
    [InlineData(ReferrerPolicy.NoReferrer, Nothing, Nothing, Nothing, Nothing, Nothing)]
    [InlineData(ReferrerPolicy.NoReferrerWhenDowngrade, SecureFull, SecureFull, Nothing, Nothing, SecureFull)]
    [InlineData(ReferrerPolicy.SameOrigin, SecureFull, Nothing, Nothing, Nothing, Nothing)]
    [InlineData(ReferrerPolicy.Origin, SecureOrigin, SecureOrigin, SecureOrigin, SecureOrigin, SecureOrigin)]
    [InlineData(ReferrerPolicy.StrictOrigin, SecureOrigin, SecureOrigin, Nothing, Nothing, SecureOrigin)]
    [InlineData(
        ReferrerPolicy.OriginWhenCrossOrigin,
        SecureFull,
        SecureOrigin,
        SecureOrigin,
        SecureOrigin,
        SecureOrigin
    )]
    [InlineData(ReferrerPolicy.StrictOriginWhenCrossOrigin, SecureFull, SecureOrigin, Nothing, Nothing, SecureOrigin)]
    [InlineData(ReferrerPolicy.UnsafeUrl, SecureFull, SecureFull, SecureFull, SecureFull, SecureFull)]
    [InlineData(ReferrerPolicy.None, SecureFull, SecureOrigin, Nothing, Nothing, SecureOrigin)]
    public void TellsFromASecurePage(
        ReferrerPolicy policy,
        string? sameOrigin,
        string? crossOrigin,
        string? downgradeSameHost,
        string? downgrade,
        string? loopback
    )
    {
        string?[] expected =
        [
            sameOrigin,
            crossOrigin,
            downgradeSameHost,
            downgrade,
            loopback,
            loopback,
            loopback,
            loopback,
        ];
        Assert.Equal(
            expected,
            Situations.Select(target => Referrer.Compute(Parse(Secure), policy, Parse(target))),
            StringComparer.Ordinal
        );
    }

    [Theory]
    [InlineData(ReferrerPolicy.NoReferrer, Nothing, Nothing, Nothing)]
    [InlineData(ReferrerPolicy.NoReferrerWhenDowngrade, PlainFull, PlainFull, PlainFull)]
    [InlineData(ReferrerPolicy.SameOrigin, PlainFull, Nothing, Nothing)]
    [InlineData(ReferrerPolicy.Origin, PlainOrigin, PlainOrigin, PlainOrigin)]
    [InlineData(ReferrerPolicy.StrictOrigin, PlainOrigin, PlainOrigin, PlainOrigin)]
    [InlineData(ReferrerPolicy.OriginWhenCrossOrigin, PlainFull, PlainOrigin, PlainOrigin)]
    [InlineData(ReferrerPolicy.StrictOriginWhenCrossOrigin, PlainFull, PlainOrigin, PlainOrigin)]
    [InlineData(ReferrerPolicy.UnsafeUrl, PlainFull, PlainFull, PlainFull)]
    [InlineData(ReferrerPolicy.None, PlainFull, PlainOrigin, PlainOrigin)]
    public void TellsFromAPlainPage(ReferrerPolicy policy, string? sameOrigin, string? crossOrigin, string? upgrade)
    {
        string[] targets =
        [
            "http://blog.example:8080/i.png",
            "http://blog.example/i.png",
            "https://blog.example:8080/i",
        ];
        Assert.Equal(
            [sameOrigin, crossOrigin, upgrade],
            targets.Select(target => Referrer.Compute(Parse(Plain), policy, Parse(target))),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void CountsALocalPageAsSecure() =>
        Assert.Null(
            Referrer.Compute(
                Parse("http://localhost:4000/post"),
                ReferrerPolicy.StrictOriginWhenCrossOrigin,
                Parse("http://cdn.example/i.png")
            )
        );

    [Theory]
    [InlineData(null)]
    [InlineData("file:///home/post.html")]
    [InlineData("data:text/html,x")]
    [InlineData("about:srcdoc")]
    [InlineData("blob:https://blog.example/uuid")]
    [InlineData("ftp://blog.example/post.html")]
    [InlineData("foo://blog.example/")]
    public void TellsNothingWithoutAnAddressOnTheWeb(string? document) =>
        Assert.Null(
            Referrer.Compute(
                document is null ? null : Parse(document),
                ReferrerPolicy.UnsafeUrl,
                Parse("https://blog.example/i.png")
            )
        );

    [Theory]
    [InlineData("https://u@h.example/a?b#c", "https://h.example/a?b")]
    [InlineData("https://u:p@h.example:444/a?", "https://h.example:444/a?")]
    [InlineData("https://:p@h.example/", "https://h.example/")]
    [InlineData("https://h.example/%7E?%41#", "https://h.example/%7E?%41")]
    public void StripsCredentialsAndFragment(string document, string expected) =>
        Assert.Equal(expected, Referrer.Compute(Parse(document), ReferrerPolicy.UnsafeUrl, Parse("http://x/")));

    [Theory]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    public void ShortensWhatIsLongerThan4096Characters(int length, bool isFull)
    {
        var address = "https://blog.example/".PadRight(length, 'a');
        var sent = Referrer.Compute(Parse(address + "#fragment"), ReferrerPolicy.UnsafeUrl, Parse("https://x/"));
        Assert.Equal(isFull ? address : SecureOrigin, sent);
    }

    [Fact]
    public void NeverTellsMoreThanTheStandardAllows()
    {
        var anyUrl = Gen.OneOf([.. Situations, Secure, Plain, "https://blog.example/other", "http://x/"]).Select(Parse);
        Gen.Select(anyUrl, Gen.Enum<ReferrerPolicy>(), anyUrl)
            .Sample(
                (document, policy, target) =>
                {
                    var sent = Referrer.Compute(document, policy, target);
                    var exposure = Referrer.Exposure(document, policy, target);
                    Assert.Equal(exposure == ReferrerExposure.Nothing, sent is null);
                    if (sent is null)
                    {
                        return;
                    }

                    Assert.StartsWith(document.Origin + "/", sent, StringComparison.Ordinal);
                    Assert.DoesNotContain("#", sent, StringComparison.Ordinal);
                    Assert.DoesNotContain("@", sent, StringComparison.Ordinal);
                    Assert.Equal(exposure == ReferrerExposure.FullUrl ? document.Path : "/", Parse(sent).Path);
                }
            );
    }

    private static WebUrl Parse(string text)
    {
        Assert.True(WebUrl.TryParse(text, null, out var url), text);
        return url;
    }
}
