using System.Text;
using System.Text.Json;

namespace ArchiveTool.Cli.Tests;

/// <summary>With one library, <c>archive</c> and <c>localize</c> over one site ask for each URL once in all.</summary>
[Collection(InProcess.Collection)]
public sealed class LocalizeLibraryTests : IAsyncLifetime
{
    private const string Post = "source/_posts/walk.md";
    private HexoBlog blog = null!;

    public async ValueTask InitializeAsync()
    {
        blog = await HexoBlog.CreateAsync();
        blog.Server.Map("/css/theme.css", Encoding.UTF8.GetBytes("body { background: url(../d.png) }\n"), "text/css");
        blog.Write(
            Post,
            $"---\ntitle: W\ncover: {{a}}\n---\n\n![one]({{b}})\n\n<img src=\"{{c}}\">\n\n<link rel=\"stylesheet\" href=\"{blog.Server.Http("/css/theme.css")}\">\n"
        );
        blog.Write("source/_posts/other.md", "![again]({b})\n");
    }

    public ValueTask DisposeAsync() => blog.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task Archive_first()
    {
        await ArchiveAsync();
        await LocalizeAsync("--from-library", "../library");
        await ArchiveAsync();
        Assert.Equal(0, (await blog.RunAsync("localize", ".", "--kinds", "image,stylesheet")).ExitCode);
        AssertAskedOnce();
    }

    [Fact(Timeout = 60_000)]
    public async Task Localize_first()
    {
        await LocalizeAsync();
        await ArchiveAsync();
        await ArchiveAsync();
        AssertAskedOnce();
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(blog["../library/posts/walk/manifest.json"]));
        var urls = manifest
            .RootElement.GetProperty("assets")
            .EnumerateArray()
            .SelectMany(asset => asset.GetProperty("urls").EnumerateArray())
            .Select(url => url.GetString()!);
        Assert.Equal(
            [
                blog.Picture("a"),
                blog.Picture("b"),
                blog.Picture("c"),
                blog.Server.Http("/css/theme.css"),
                blog.Picture("d"),
            ],
            urls.Distinct(StringComparer.Ordinal)
                .OrderBy(url => url.EndsWith("d.png", StringComparison.Ordinal))
                .ThenBy(url => url, StringComparer.Ordinal)
        );

        // What is new comes from the library too, and what is brought from there is not asked for either.
        blog.Write("source/_posts/new.md", "![new]({e})\n");
        await ArchiveAsync();
        await LocalizeAsync("--from-library", "../library");
        Assert.Equal("![new](/images/new/e.png)\n", blog.Read("source/_posts/new.md"));
        AssertAskedOnce();
    }

    private async Task ArchiveAsync()
    {
        var result = await blog.RunAsync("archive", "source/_posts", "-o", "../library", "--no-thumbnails");
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private async Task LocalizeAsync(params string[] more)
    {
        var result = await blog.RunAsync(["localize", "source/_posts", "--kinds", "image,stylesheet", .. more]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("cover: /images/", blog.Read(Post), StringComparison.Ordinal);
        Assert.DoesNotContain("http:", blog.Read(Post), StringComparison.Ordinal);
    }

    private void AssertAskedOnce()
    {
        var asked = blog.Server.Requests.Select(request => request.Target).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(asked.Distinct(StringComparer.Ordinal), asked);
    }
}
