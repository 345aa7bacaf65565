using ArchiveTool.Testing;
using Microsoft.Playwright;

namespace ArchiveTool.Browser.Tests;

/// <summary>An exported HTML file looks as the offline page does, from the file alone.</summary>
public sealed class HtmlExportTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_harbour_looks_the_same_from_one_file()
    {
        await ExportAsync("html", fixture.Library, "harbour-lights", "-o", folder["one.html"]);

        await AssertSameAsync(fixture.Url("posts", "harbour-lights", "index.html"), folder["one.html"], pictures: 9);
    }

    [Theory]
    [InlineData("faithful")]
    [InlineData("reader")]
    public async Task A_page_with_style_sheets_and_repeated_pictures_looks_the_same(string form)
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/base.css", "p { background: url(tile.png) } h1 { color: teal }"u8.ToArray(), "text/css");
        server.Map(
            "/main.css",
            "@import 'base.css' screen; body { margin: 3em; background: url('tile.png') } .card { width: 90px; height: 60px; background: no-repeat url(a.png) }"u8.ToArray(),
            "text/css"
        );
        server.Map("/a.png", ImageMaker.Png(80, 50, 1), "image/png");
        server.Map("/b.png", ImageMaker.Png(70, 40, 2), "image/png");
        server.Map("/tile.png", ImageMaker.Png(16, 16, 3), "image/png");
        server.Map(
            "/page.html",
            """
            <!DOCTYPE html><html lang="en"><head><title>Tiles</title><link rel="stylesheet" href="main.css" media="screen">
            <style>.x { border-image: url(tile.png) 5; border: 5px solid } em { content: "</p>" }</style></head>
            <body><h1>Tiles</h1><p>One</p><p><img src="a.png" alt="A"> <img src="a.png" width="40" alt="A"> <img src="b.png" style="border: 2px solid red" alt="B"></p>
            <div class="card"></div><div class="x" style="background: url(&quot;b.png&quot;)">x</div>
            <p><img src="b.png" style="opacity: .5; width: 33px" alt="B"> <img srcset="a.png 1x, b.png 2x" src="b.png" alt="C">
            <picture><source srcset="b.png"><img src="a.png" alt="D"></picture>
            <svg width="90" height="60"><image href="a.png" width="80" height="50"/></svg></p></body></html>
            """u8.ToArray(),
            "text/html"
        );
        var archived = await CommandLine.RunAsync(
            "archive",
            server.Http("/page.html"),
            "-o",
            folder["library"],
            "--allow-private-network",
            "--page",
            form
        );
        Assert.True(archived.ExitCode == 0, archived.Error);
        await ExportAsync("html", folder["library"], "-o", folder["pages"]);

        var slug = Path.GetFileName(Directory.GetDirectories(folder["library", "posts"]).Single());
        var page = new Uri(folder["library", "posts", slug, "index.html"]).AbsoluteUri;
        await AssertSameAsync(page, folder["pages", slug + ".html"], pictures: 6);
        var text = await File.ReadAllTextAsync(folder["pages", slug + ".html"]);
        Assert.Contains("content:var(--at-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("assets/", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_in_one_file_keep_their_styles_and_links_apart()
    {
        var picture = Convert.ToBase64String(ImageMaker.Png(60, 40, 7));
        folder.Write(
            "one.html",
            $"<h1>One</h1><style>p {{ color: rgb(255, 0, 0) }}</style><p id=here>red <a href=#here>here</a> <a href='https://blog.example/two'>two</a> <img alt=x src='data:image/png;base64,{picture}'></p>"
        );
        folder.Write(
            "two.html",
            $"<head><link rel=canonical href='https://blog.example/two'><title>Two</title></head><p id=here>plain <img alt=x src='data:image/png;base64,{picture}'></p>"
        );
        var archived = await CommandLine.RunAsync(
            "archive",
            folder["one.html"],
            folder["two.html"],
            "-o",
            folder["library"],
            "--extract-data-urls",
            "--no-link-check"
        );
        Assert.True(archived.ExitCode == 0, archived.Error);
        await ExportAsync("html", folder["library"], "-o", folder["all.html"]);

        await using var visit = await Visit.OpenAsync(fixture.Browser, new Uri(folder["all.html"]).AbsoluteUri);
        Assert.Equal(
            ["rgb(255, 0, 0)", "other"],
            await visit.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('article archived-post p')].map(p => getComputedStyle(p).color).map((c, i) => i && c !== 'rgb(255, 0, 0)' ? 'other' : c)"
            )
        );
        Assert.Equal(
            0,
            await visit.Page.EvaluateAsync<int>(
                "() => [...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).length"
            )
        );
        Assert.Equal(1, await visit.Page.Locator("article a", new() { HasTextString = "two" }).CountAsync());
        Assert.StartsWith(
            "#",
            await visit.Page.Locator("article a", new() { HasTextString = "two" }).GetAttributeAsync("href"),
            StringComparison.Ordinal
        );
        var text = await File.ReadAllTextAsync(folder["all.html"]);
        Assert.Equal(2, text.Split(picture).Length);
        Assert.Empty(visit.Errors);
        Assert.Single(visit.Requests, url => !url.StartsWith("data:", StringComparison.Ordinal));
    }

    private async Task AssertSameAsync(string page, string file, int pictures)
    {
        var (expected, count, _) = await ShootAsync(page);
        var (found, drawn, requests) = await ShootAsync(new Uri(file).AbsoluteUri);

        Assert.Equal(pictures, count);
        Assert.Equal(pictures, drawn);
        Assert.Single(requests, url => !url.StartsWith("data:", StringComparison.Ordinal));
        Assert.True(expected.AsSpan().SequenceEqual(found), $"{file} does not look as {page} does");
    }

    private async Task<(byte[] Picture, int Drawn, IReadOnlyList<string> Requests)> ShootAsync(string url)
    {
        await using var visit = await Visit.OpenAsync(fixture.Browser, url);
        var drawn = await visit.Page.EvaluateAsync<int>(
            """
            async () => {
              const images = [...document.images];
              await Promise.allSettled(images.map(image => { image.loading = 'eager'; return image.decode(); }));
              return images.filter(image => image.complete && image.naturalWidth > 0).length;
            }
            """
        );
        var picture = await visit.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true });
        Assert.Empty(visit.Errors);
        return (picture, drawn, [.. visit.Requests]);
    }

    private static async Task ExportAsync(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(["export", .. arguments]);
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
    }
}
