using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary><c>archive --clean-links</c>.</summary>
public sealed partial class CleanLinksTests
{
    private const string Post = """
        <p><a href="https://a.example/%7Ex?B=2&amp;utm_source=m&amp;a=%e9#top">one</a>
        <a href='https://a.example/?b=1&utm_source=m&a=é'>two</a>
        <a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fb.example%2F%3Fq%3D1%26fbclid%3D2%26r%3D3">three</a>
        <a href="https://www.amazon.com/dp/B1?tag=me-20&amp;utm_source=m">four</a>
        <a href="https://www.awin1.com/cread.php?awinmid=1&amp;awinaffid=2&amp;ued=https%3A%2F%2Fshop.example%2F%3Futm_id%3D1">five</a>
        <a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.amazon.com%2Fdp%2FB2%3Ftag%3Dme-20">six</a>
        <a href="https://amzn.to/abc">seven</a> <a href="/here?fbclid=1">eight</a>
        <a data-archivetool-ignore href="https://a.example/?utm_source=stays">nine</a>
        <img src="https://hm.baidu.com/hm.gif?si=1" width="1" height="1"></p>

        """;

    private const string Pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    [Theory]
    [InlineData("http://a.example/?a=b_&utm_source=x", "http://a.example/?a=b%5F")]
    [InlineData("http://a.example/?a=b*&utm_source=x", "http://a.example/?a=b%2A")]
    [InlineData("https://link.zhihu.com/?target=https%3A//x.example/a_b%29", "https://x.example/a_b%29")]
    [InlineData("http://a.example/a_b?utm_source=x", "http://a.example/a_b")]
    public async Task A_link_without_brackets_leads_where_it_did(string link, string clean)
    {
        using var folder = new TemporaryFolder();
        folder.Write("post.md", $"{link}\n\nSee {link} there.\n");
        await CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            "archive",
            "post.md",
            "-o",
            "library",
            "--clean-links",
            "--no-link-check"
        );

        Assert.Equal(
            $"{clean}\n\nSee {clean} there.\n",
            await File.ReadAllTextAsync(folder["library", "posts", "post", "post.md"])
        );
    }

    /// <summary>Words behind a bare link are the author's, in whatever script and however close they stand.</summary>
    [Fact]
    public async Task Cleaning_bare_links_changes_nothing_but_parameters()
    {
        string[] before = ["see ", "原文：", "詳細は「", "자세히 ", "смотри: ", "انظر ", "（", "**", "| x | "];
        string[] behind =
        [
            ", said the author.",
            "，這裡是正文，不能丟。",
            "」をご覧ください。ありがとう",
            "를 보세요. 감사합니다",
            ", там всё.",
            "، للمزيد",
            "）说明",
            "**。后面",
            "（第二段）后面的话",
            "をご覧ください。",
            "的正文",
            " | y |",
            "",
        ];
        string[] links =
        [
            "https://a.example/a{?utm_source=mail}",
            "https://a.example/b?id=7{&utm_source=mail}",
            "https://a.example/c{?utm_source=mail}",
            "https://a.example/d?x=1{&amp;utm_source=mail}&amp;y=2",
        ];
        var (post, clean) = (new StringBuilder(), new StringBuilder());
        foreach (var start in before)
        {
            foreach (var end in behind)
            {
                foreach (var link in links)
                {
                    post.Append(start)
                        .Append(
                            link.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)
                        )
                        .Append(end)
                        .Append("\n\n");
                    clean.Append(start).Append(link).Append(end).Append("\n\n");
                }
            }
        }

        using var folder = new TemporaryFolder();
        folder.Write("post.md", post.ToString());
        await CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            "archive",
            "post.md",
            "-o",
            "library",
            "--clean-links",
            "--no-link-check"
        );

        var written = (await File.ReadAllTextAsync(folder["library", "posts", "post", "post.md"])).Split("\n\n");
        var marked = clean.ToString().Split("\n\n");
        var cleaned = 0;
        Assert.Equal(marked.Length, written.Length);
        for (var i = 0; i < marked.Length; i++)
        {
            var kept = marked[i].Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            var gone = Parameters().Replace(marked[i], "");
            cleaned += written[i] == gone ? 1 : 0;
            Assert.True(written[i] == kept || written[i] == gone, written[i]);
        }

        // A word that would join the clean link keeps it as it was; all others are cleaned.
        Assert.InRange(cleaned, marked.Length * 3 / 4, marked.Length);
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameters();

    [Fact]
    public async Task What_tracks_goes_and_every_other_byte_stays()
    {
        using var folder = new TemporaryFolder();
        await ArchiveAsync(folder, "--clean-links");

        var expected = Post.Replace("&amp;utm_source=m", "", StringComparison.Ordinal)
            .Replace("&utm_source=m", "", StringComparison.Ordinal)
            .Replace(
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fb.example%2F%3Fq%3D1%26fbclid%3D2%26r%3D3",
                "https://b.example/?q=1&amp;r=3",
                StringComparison.Ordinal
            )
            .Replace(
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.amazon.com%2Fdp%2FB2%3Ftag%3Dme-20",
                "https://www.amazon.com/dp/B2?tag=me-20",
                StringComparison.Ordinal
            )
            .Replace("/here?fbclid=1", "/here", StringComparison.Ordinal)
            .Replace("https://hm.baidu.com/hm.gif?si=1", Pixel, StringComparison.Ordinal);
        Assert.Equal(expected, await PostAsync(folder));
        var page = await File.ReadAllTextAsync(folder["library", "posts", "post", "index.html"]);
        Assert.Contains("href=\"https://b.example/?q=1&amp;r=3\"", page, StringComparison.Ordinal);
        Assert.Contains($"src=\"{Pixel}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("baidu", page, StringComparison.Ordinal);

        using var manifest = JsonDocument.Parse(
            await File.ReadAllTextAsync(folder["library", "posts", "post", "manifest.json"])
        );
        Assert.Equal(
            [
                "https://a.example/%7Ex?B=2&a=%e9#top",
                "https://a.example/?b=1&a=é",
                "https://b.example/?q=1&r=3",
                "https://www.amazon.com/dp/B1?tag=me-20",
                null,
                "https://www.amazon.com/dp/B2?tag=me-20",
                null,
                "/here",
                null,
                Pixel,
            ],
            manifest
                .RootElement.GetProperty("references")
                .EnumerateArray()
                .Select(r => r.GetProperty("rewrittenTo").GetString())
        );
        Assert.DoesNotContain(
            manifest.RootElement.GetProperty("problems").EnumerateArray(),
            problem => problem.GetProperty("code").GetString() == "missing"
        );
    }

    [Fact]
    public async Task All_takes_the_authors_affiliate_links_too_and_a_changed_option_does_the_post_again()
    {
        using var folder = new TemporaryFolder();
        await ArchiveAsync(folder);
        Assert.Equal(
            Post.Replace("https://hm.baidu.com/hm.gif?si=1", Pixel, StringComparison.Ordinal),
            await PostAsync(folder)
        );

        await ArchiveAsync(folder, "--clean-links=all");

        var post = await PostAsync(folder);
        Assert.Contains("\"https://www.amazon.com/dp/B1\"", post, StringComparison.Ordinal);
        Assert.Contains("\"https://shop.example/\"", post, StringComparison.Ordinal);
        Assert.Contains("\"https://www.amazon.com/dp/B2\"", post, StringComparison.Ordinal);
        Assert.Contains("\"https://amzn.to/abc\"", post, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_charset_of_its_own_and_Markdown_keep_their_bytes()
    {
        using var folder = new TemporaryFolder();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gbk = Encoding.GetEncoding(936);
        const string Text =
            "---\ntitle: 灯\n---\n[灯](https://a.example/灯?utm_source=x&b=*1*&c=_2_) <https://a.example/?gclid=1&lang=灯>\n\n[r]: https://a.example/(a)?b=1&utm_id=(2)\n\n[r]\n";
        folder.Write("post.md", [.. gbk.GetBytes("<!-- 中文的文章，港口的灯光 -->\n"), .. gbk.GetBytes(Text)]);
        await ArchiveAsync(folder, "post.md", "--clean-links");

        var post = gbk.GetString(await File.ReadAllBytesAsync(folder["library", "posts", "post", "post.md"]));
        Assert.Contains("[灯](https://a.example/灯?b=*1*&c=_2_)", post, StringComparison.Ordinal);
        Assert.Contains("<https://a.example/?lang=灯>", post, StringComparison.Ordinal);
        Assert.Contains("[r]: https://a.example/(a)?b=1\n", post, StringComparison.Ordinal);
    }

    private static async Task ArchiveAsync(TemporaryFolder folder, params string[] options)
    {
        if (!File.Exists(folder["post.md"]))
        {
            folder.Write("post.html", Post);
        }

        string[] inputs = options is ["post.md", ..] ? [] : ["post.html"];
        var result = await CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            [
                "archive",
                "-o",
                "library",
                "--document-url",
                "https://blog.example/post",
                "--no-link-check",
                .. options.Reverse(),
                .. inputs,
            ]
        );
        Assert.Equal(0, result.ExitCode);
    }

    private static Task<string> PostAsync(TemporaryFolder folder) =>
        File.ReadAllTextAsync(folder["library", "posts", "post", "post.html"]);
}
