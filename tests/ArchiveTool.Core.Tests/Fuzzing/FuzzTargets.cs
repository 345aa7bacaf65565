using System.Text;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Fetching.Cookies;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.Inputs.Unfolding;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Rules;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Idna;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Fuzzing;

/// <summary>Everything that reads what strangers wrote. The configuration file's reader stands with the command line's tests.</summary>
internal static class FuzzTargets
{
    private static readonly string[] UrlTokens =
    [
        "http",
        "://",
        "/",
        "\\",
        "?",
        "#",
        "@",
        ":",
        "..",
        "%2e",
        "%",
        "[",
        "]",
        "::",
        "0x",
        ".",
        "xn--",
        "\u00DF",
        "\u3002",
        "\u200D",
        "\t",
        "\n",
        "file:",
        "|",
        "C:",
        "&utm_source=",
        "=",
        "&",
    ];

    private static readonly WebUrl Base = Url("https://blog.example/2021/post/?a=b#c");
    private static readonly Lazy<TrackingCatalogue> Catalogue = new(TrackingCatalogue.Load);

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. PostTargets.All,
        FuzzTarget.Create(
            "feed",
            ["fuzz", "feeds"],
            [".xml", ".json"],
            [
                "<item>",
                "</item>",
                "<entry>",
                "<![CDATA[",
                "]]>",
                "&amp;",
                "&#x",
                "<!DOCTYPE",
                "xml:base=\"",
                "<link>",
                "type=\"xhtml\"",
                "{",
                "\"items\":[",
                "\\ud83d",
                "\\ude00",
            ],
            CheckFeed
        ),
        FuzzTarget.Create("url", ["fuzz", "urls"], [".txt"], UrlTokens, CheckUrls),
        FuzzTarget.Create(
            "image header",
            ["fuzz", "images"],
            [".png", ".jpg", ".gif", ".webp", ".avif", ".tiff", ".bmp", ".ico", ".svg"],
            [
                "ftyp",
                "meta",
                "iprp",
                "Exif\0\0",
                "II*\0",
                "MM\0*",
                "\0\0\0\u0001",
                "RIFF",
                "VP8X",
                "IHDR",
                "acTL",
                "<svg",
                "viewBox=\"",
                "width=",
                "<!--",
                "<!DOCTYPE [",
            ],
            CheckImage
        ),
        FuzzTarget.Create(
            "tracking rules",
            ["fuzz", "rules"],
            [".json", ".txt"],
            [
                "!#if ",
                "!#else",
                "!#endif",
                "!#include a",
                " && ",
                "domain=/",
                ".*",
                "method=",
                "müller.test",
                "(?<a>",
                "\\k<a>",
                "[^]",
                "[]",
                "$removeparam",
                "=",
                "/",
                "^",
                "|",
                "||",
                "~",
                ",domain=",
                "(",
                ")",
                "[",
                "]",
                "*",
                "+",
                "?",
                "{1,9}",
                "\\",
                "@@",
                ",badfilter",
                "\"rules\":",
                "\"urlPattern\":",
                "{",
                "}",
                "\n",
            ],
            CheckRules
        ),
        FuzzTarget.Create(
            "cookies and values",
            ["fuzz", "lines"],
            [".txt"],
            [
                "\t",
                "\n",
                "TRUE",
                "#HttpOnly_",
                ";",
                "=",
                "Expires=",
                "Max-Age=",
                "Domain=.",
                "Path=/",
                ":",
                "[::1]",
                "99999999999999999999",
                "-1",
                ".",
                "s",
                "MiB",
                "http://",
                "@",
            ],
            CheckLines
        ),
        FuzzTarget.Create(
            "manifest and journal",
            ["fuzz", "library"],
            [".json"],
            LibraryTarget.Tokens,
            LibraryTarget.CheckManifest
        ),
        FuzzTarget.Create(
            "settings",
            ["fuzz", "library"],
            [".json"],
            LibraryTarget.Tokens,
            LibraryTarget.CheckSettings
        ),
        FuzzTarget.Create("index", ["fuzz", "library"], [".db"], LibraryTarget.Tokens, LibraryTarget.CheckIndex),
        RecordTarget.Value,
    ];

    public static WebUrl Url(string text) =>
        WebUrl.TryParse(text, null, out var url) ? url : throw new ArgumentException("Not a URL.", nameof(text));

    private static void CheckFeed(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        _ = ListingSniffer.Find(text);
        _ = ListingSniffer.FindFeedLink(text);
        _ = LinkLists.ReadSitemap(new StringReader(text), 10);
        _ = LinkLists.ReadOpml(new StringReader(text), 10);
        var xml = XmlFeed.Read(new StringReader(text), "https://blog.example/feed", 10);
        var json = JsonFeed.Read(() => new MemoryStream(input), null, 10);
        var feed = new PostInput(InputKind.File, "feed.xml", "/feed.xml");
        foreach (var (_, post, bytes) in FeedPost.Compose(feed, [.. xml.Entries, .. json.Entries]))
        {
            Assert.StartsWith("/feed.xml#", post.Identity, StringComparison.Ordinal);
            var reading = PostReader.Read(bytes.Source, bytes.Bytes, new PostReadOptions());
            Assert.DoesNotContain(reading.Post?.Problems ?? [], problem => problem.Reason == Reason.FrontMatterBroken);
        }
    }

    private static void CheckUrls(byte[] input)
    {
        foreach (var line in Encoding.UTF8.GetString(input).Split("\r\n"))
        {
            UnicodeNormalization.ToNfc(line);
            _ = DataUrl.TryParse(line, out _);
            if (WebUrl.TryParse(line, Base, out var url))
            {
                Assert.True(WebUrl.TryParse(url.Href, null, out var again), url.Href);
                Assert.Equal(url.Href, again.Href);
                Catalogue.Value.Judge(url);
            }
        }
    }

    private static void CheckImage(byte[] input)
    {
        using var stream = new MemoryStream(input);
        var header = ImageHeader.Read(stream);
        Assert.True(header is null or { Width: > 0, Height: > 0, Orientation: >= 1 and <= 8 });
        Assert.True(header?.Frames is null or > 0);
    }

    private static void CheckRules(byte[] input)
    {
        using var folder = new TemporaryFolder();
        try
        {
            var file = RuleFile.Read(folder.Write("rules", input));
            var catalogue = Catalogue.Value.With([file]);
            catalogue.Judge(Url("https://www.lamps.example/a/glow=2?glow=2&via=3&trail1=4#glow=3"));
            Assert.All(file.Problems.Concat(file.TooSlow), problem => Assert.True(problem.Line >= 0));
        }
        catch (InvalidDataException)
        {
            // Said to the user: it is no rule file.
        }
    }

    private static void CheckLines(byte[] input)
    {
        var lines = Encoding.UTF8.GetString(input).Split('\n');
        _ = CookieFile.TryRead(lines, out _, out _);
        var jar = new CookieJar();
        foreach (var line in lines)
        {
            jar.Store(Base, line, DateTimeOffset.UnixEpoch);
            _ = ConnectTo.TryParse(line, out _);
            _ = HostHeader.TryParse(line, out _);
            if (ProxySettings.TryParse(line, out var proxy))
            {
                proxy.For(Base);
            }
        }

        jar.HeaderFor(Base, DateTimeOffset.UnixEpoch);
    }
}
