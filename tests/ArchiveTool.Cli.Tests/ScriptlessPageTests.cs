using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What a document says and styles for readers without scripts: the offline page looks as the scripts left it.</summary>
public sealed class ScriptlessPageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        "<noscript><div class=warn>Theme NexT works best with JavaScript enabled</div></noscript>",
        "works best"
    )]
    [InlineData("<noscript>You need to enable JavaScript to run this app.</noscript>", "enable")]
    [InlineData("<noscript><p>请启用浏览器的脚本。</p></noscript>", "请启用")]
    public async Task A_notice_about_scripts_is_left_out(string notice, string words)
    {
        var page = await ArchiveAsync("<style>p{color:red}</style>", notice + "<p>Text about JavaScript</p>");

        Assert.DoesNotContain(words, page, StringComparison.Ordinal);
        Assert.Contains("Text about JavaScript", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "<noscript><p>The chapter without scripts<img src=a.png></p></noscript>",
        "The chapter without scripts"
    )]
    [InlineData("<noscript><p>A poem</p></noscript>", "A poem")]
    [InlineData("<noscript>JavaScript" + "<p>unclosed", "unclosed")]
    public async Task Other_content_stays(string content, string words)
    {
        folder.Write("a.png", ImageMaker.Png(20, 20));

        Assert.Contains(words, await ArchiveAsync("<style>p{color:red}</style>", content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "<div id=loading-box><div class=bg></div><div class=spinner><div class=word>加载中...</div></div></div>",
        true
    )]
    [InlineData("<div class='a preloader'><img src=a.png></div>", true)]
    [InlineData("<div id=loader></div>", true)]
    [InlineData("<div class=preloader><p>A theme that calls its page so.</p><p>It has text.</p></div>", false)]
    [InlineData("<div class=preloader><img src=a.png><img src=b.png></div>", false)]
    [InlineData("<div class=loading>Text</div>", false)]
    [InlineData("<div class=preloader>unclosed", false)]
    public async Task What_covers_a_page_until_its_scripts_are_ready_is_not_shown(string cover, bool isHidden)
    {
        folder.Write("a.png", ImageMaker.Png(20, 20));
        folder.Write("b.png", ImageMaker.Png(21, 20));

        var page = await ArchiveAsync("<style>#loader { position: fixed; inset: 0 }</style>", cover + "<p>Text</p>");

        Assert.Equal(isHidden, page.Contains("display:none !important", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_framework_hides_until_it_has_started_is_shown()
    {
        var page = await ArchiveAsync(
            "<style>[v-cloak], [x-cloak] { display: none }</style>",
            "<div id=app v-cloak>A</div><div x-data x-cloak>B<p x-show=open x-cloak>C</p></div>"
                + "<div class='e-con e-parent' style='color: red'>D</div>"
        );

        Assert.DoesNotContain("v-cloak>", page, StringComparison.Ordinal);
        Assert.Single(page.Split("x-cloak=\"")[1..]);
        Assert.Contains("class=\"e-con e-parent e-lazyloaded\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_sheet_for_readers_without_scripts_only_what_it_shows_is_taken()
    {
        folder.Write("main.css", ".motion .post { visibility: hidden }");
        folder.Write(
            "noscript.css",
            "/* { */ body { margin-top: 2rem } .motion .post, .motion .head { visibility: visible; color: red } "
                + ".nav { display: none } .logo { transform: scaleX(1); opacity: initial }"
        );

        var page = await ArchiveAsync(
            "<link rel=stylesheet href=main.css><noscript><link rel=stylesheet href=noscript.css></noscript>",
            "<div class=motion><p class=post>Text</p></div>"
        );

        Assert.Contains(".motion .post, .motion .head{visibility: visible}", page, StringComparison.Ordinal);
        Assert.Contains(".logo{transform: scaleX(1);opacity: initial}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2rem", page, StringComparison.Ordinal);
        Assert.Single(page.Split("<link rel=\"stylesheet\"")[1..]);
    }

    [Theory]
    [InlineData(
        "<link rel=preload as=style href=late.css onload=\"this.rel='stylesheet'\"><noscript><link rel=stylesheet href=late.css></noscript>"
    )]
    [InlineData("<noscript id=deferred-styles><link rel=stylesheet href=other.css></noscript>")]
    public async Task A_sheet_that_is_only_loaded_late_counts_whole(string head)
    {
        folder.Write("late.css", "p { visibility: visible } h1 { margin-top: 3rem }");
        folder.Write("other.css", "p { color: green } h1 { margin-top: 3rem } h2 { opacity: 1 }");

        var page = await ArchiveAsync(head, "<h1>One</h1><p>Text</p>");

        Assert.Single(page.Split("<link rel=\"stylesheet\"")[1..]);
    }

    private async Task<string> ArchiveAsync(string head, string body)
    {
        folder.Write(
            "page.html",
            $"<!doctype html><html><head><title>Page</title>{head}</head><body>{body}</body></html>"
        );
        var archived = await CommandLine.RunAsync(
            "archive",
            folder["page.html"],
            "-o",
            folder["library"],
            "--page",
            "faithful",
            "--no-thumbnails"
        );
        Assert.True(archived.ExitCode == 0, archived.Error);
        return await File.ReadAllTextAsync(folder["library", "posts", "page", "index.html"]);
    }
}
