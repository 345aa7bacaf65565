using ArchiveTool.Testing;

namespace ArchiveTool.Browser.Tests;

/// <summary>A post that wants to run, load and lead away: its offline page does none of it.</summary>
public sealed class HostilePostTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IDisposable
{
    private const string Body = """
        <div><script>document.title = 'owned'</script><img src="data:," onerror="document.title = 'owned'">
        <p onclick="document.title = 'owned'">Text stays.</p>
        <a id="bad" href="javascript:document.title='owned'">bad</a> <a id="good" href="https://example.org/">good</a>
        <iframe src="https://frames.example.net/"></iframe><object data="https://objects.example.net/x.swf"></object>
        <meta http-equiv="refresh" content="0;url=https://refresh.example.net/">
        <link rel="preconnect" href="https://connect.example.net/"><base href="https://base.example.net/">
        <img src="https://pictures.example.net/missing.png" alt="A pier">
        <video poster="https://poster.example.net/p.png" src="https://video.example.net/v.mp4"></video>
        <p style="background: url(https://style.example.net/b.png)">Styled.</p>
        <style>@import "https://import.example.net/i.css"; p { background: url('https://sheet.example.net/s.png') }</style>
        <svg><image href="https://svg.example.net/i.png"/><use href="https://svg.example.net/u.svg#a"/></svg>
        <form action="https://form.example.net/"><input type="image" src="https://input.example.net/i.png"></form>
        <!-- never closed: <p>Swallowed.</p> --></div>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nothing_runs_and_nothing_is_asked_for()
    {
        var post = folder.Write("hostile.html", Body);
        var archived = await CommandLine.RunAsync(
            "archive",
            post,
            "-o",
            folder["library"],
            "--replay",
            FixtureFiles.Path("records", "harbour-lights.warc.gz")
        );
        Assert.Equal(1, archived.ExitCode);
        var page = new Uri(folder["library", "posts", "hostile", "index.html"]).AbsoluteUri;
        await using var visit = await Visit.OpenAsync(fixture.Browser, page);

        await visit.Page.GetByText("Text stays.").ClickAsync();
        Assert.NotEqual("owned", await visit.Page.TitleAsync());
        Assert.Equal(page, visit.Page.Url);
        Assert.All(visit.Requests, url => Assert.Matches("^(file|data):", url));
        Assert.Empty(visit.Errors);
        Assert.Null(await visit.Page.Locator("#bad").GetAttributeAsync("href"));
        Assert.Equal("https://example.org/", await visit.Page.Locator("#good").GetAttributeAsync("href"));
        var text = await visit.Page.Locator("main").InnerTextAsync();
        Assert.Contains("https://pictures.example.net/missing.png", text, StringComparison.Ordinal);
        Assert.Contains("A pier", text, StringComparison.Ordinal);
        Assert.Contains("https://frames.example.net/", text, StringComparison.Ordinal);
    }
}
