using ArchiveTool.Testing;

namespace ArchiveTool.Browser.Tests;

/// <summary>The folder of a post that was copied away from its library, opened from disk with the network off.</summary>
public sealed class SelfContainedTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("reader")]
    [InlineData("faithful")]
    public async Task The_folder_alone_shows_every_picture_and_style(string form)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.png", ImageMaker.Png(300, 200));
        folder.Write("back.png", ImageMaker.Png(40, 40, seed: 7));
        folder.Write("inner.css", "h2 { background: url(back.png); color: rgb(1, 2, 3) }");
        folder.Write("style.css", "@import \"inner.css\";");
        folder.Write(
            "drawing.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\" onload=\"x()\"/>"
        );
        folder.Write(
            "page.html",
            "<!doctype html><html><head><title>Page</title><link rel=stylesheet href=style.css></head>"
                + "<body><h2>Two</h2><img src=a.png><img src=drawing.svg></body></html>"
        );
        var archived = await CommandLine.RunAsync(
            "archive",
            folder["page.html"],
            "-o",
            folder["library"],
            "--self-contained",
            "--page",
            form
        );
        Assert.True(archived.ExitCode == 0, archived.Error);
        Directory.CreateDirectory(folder["mailed"]);
        Directory.Move(folder["library", "posts", "page"], folder["mailed", "page"]);
        Directory.Delete(folder["library"], recursive: true);

        await using var visit = await Visit.OpenAsync(
            fixture.Browser,
            new Uri(folder["mailed", "page", "index.html"]).AbsoluteUri
        );

        var widths = await visit.Page.EvaluateAsync<int[]>(
            """
            async () => {
              const images = [...document.images];
              await Promise.allSettled(images.map(image => image.decode()));
              return images.map(image => image.naturalWidth);
            }
            """
        );
        Assert.Equal([300, 20], widths);
        if (form == "faithful")
        {
            var heading = visit.Page.Locator("h2");
            Assert.Equal(
                "rgb(1, 2, 3)",
                await heading.EvaluateAsync<string>("element => getComputedStyle(element).color")
            );
            Assert.Contains(visit.Requests, url => url.EndsWith(".css", StringComparison.Ordinal));
        }

        Assert.All(
            visit.Requests,
            url => Assert.StartsWith(new Uri(folder["mailed", "page"]).AbsoluteUri, url, StringComparison.Ordinal)
        );
        Assert.Empty(visit.Errors);
        Assert.Equal(0, await visit.Page.Locator("a[href^='../']").CountAsync());
        if (form == "reader")
        {
            // A faithful page is the author's.
            await Axe.AssertCleanAsync(visit.Page);
        }
    }
}
