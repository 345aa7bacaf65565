using System.Diagnostics;
using System.Text;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What a second run does, and what an interrupted one leaves.</summary>
public sealed class SecondRunTests : IDisposable
{
    private static readonly string Post = FixtureFiles.Path("posts", "harbour-lights.txt");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_unchanged_post_asks_for_nothing()
    {
        await using var web = await HotlinkWeb.StartAsync();
        await ArchiveAsync(web, Post);
        var asked = web.Server.Requests.Count;
        var manifest = await File.ReadAllBytesAsync(folder["library", "posts", "harbour-lights", "manifest.json"]);
        var second = await ArchiveAsync(web, Post);

        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Contains("unchanged", second.Output, StringComparison.Ordinal);
        Assert.Equal(asked, web.Server.Requests.Count);
        Assert.Equal(
            manifest,
            await File.ReadAllBytesAsync(folder["library", "posts", "harbour-lights", "manifest.json"])
        );
    }

    [Fact]
    public async Task A_changed_post_is_done_again_and_its_pictures_are_not_asked_for_again()
    {
        await using var web = await HotlinkWeb.StartAsync();
        var post = folder.Write("moved.txt", await File.ReadAllBytesAsync(Post));
        await ArchiveAsync(web, post);
        await File.WriteAllTextAsync(
            post,
            (await File.ReadAllTextAsync(post)).Replace("天亮", "清晨", StringComparison.Ordinal)
        );
        await ArchiveAsync(web, post);

        Assert.Equal(
            web.Pictures.Count,
            web.Server.Requests.Count(request => request.HostName == "images.example.net")
        );
        Assert.Contains(
            "清晨",
            await File.ReadAllTextAsync(folder["library", "posts", "moved", "post.txt"]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Other_thumbnails_are_built_without_asking_for_the_pictures_again()
    {
        await using var web = await HotlinkWeb.StartAsync();
        await ArchiveAsync(web, Post);
        var second = await ArchiveAsync(web, Post, "--thumbnail-widths", "100,200", "--thumbnail-format", "png");

        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Equal(
            web.Pictures.Count,
            web.Server.Requests.Count(request => request.HostName == "images.example.net")
        );
        Assert.Equal(
            9,
            Directory.GetFiles(folder["library", "thumbnails", "200"], "*.png", SearchOption.AllDirectories).Length
        );
    }

    [Fact]
    public async Task Nothing_is_done_again_for_an_index_or_thumbnails_that_were_built_again()
    {
        await using var web = await HotlinkWeb.StartAsync();
        var local = folder.Write("local.md", "![a](a.png)\n");
        folder.Write("a.png", ImageMaker.Png(40, 30, 1));
        await ArchiveAsync(web, Post, local);
        var asked = web.Server.Requests.Count;
        File.Delete(folder["library", "library.db"]);
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["library"], "--rebuild-index")).ExitCode);
        Assert.Equal(
            0,
            (await CommandLine.RunAsync("thumbnails", folder["library"], "--thumbnail-widths", "64")).ExitCode
        );
        var second = await ArchiveAsync(web, Post, local);

        Assert.Contains("2 of them unchanged", second.Output, StringComparison.Ordinal);
        Assert.Equal(asked, web.Server.Requests.Count);
    }

    [Fact]
    public async Task A_local_picture_that_changed_while_the_index_was_gone_is_archived_again()
    {
        var post = folder.Write("local.md", "![a](a.png)\n");
        folder.Write("a.png", ImageMaker.Png(40, 30, 1));
        await CommandLine.RunAsync("archive", post, "-o", folder["library"]);
        File.Delete(folder["library", "library.db"]);
        folder.Write("a.png", ImageMaker.Png(40, 30, 2));
        await CommandLine.RunAsync("archive", post, "-o", folder["library"]);

        var asset = Assert.Single(Directory.GetFiles(folder["library", "assets"], "*", SearchOption.AllDirectories));
        Assert.Equal(await File.ReadAllBytesAsync(folder["a.png"]), await File.ReadAllBytesAsync(asset));
    }

    [Fact]
    public async Task Animations_are_made_again_when_they_are_to_stand_still()
    {
        await using var web = await HotlinkWeb.StartAsync();
        var moving = ImageMaker.AnimatedGif(40, 30, 3);
        web.Server.Map("moving.example.net", "/a.gif", async context => await context.Response.Body.WriteAsync(moving));
        var post = folder.Write("moving.md", "![a](https://moving.example.net/a.gif)\n");
        await ArchiveAsync(web, post);
        var second = await ArchiveAsync(web, post, "--animation", "first");

        Assert.True(second.ExitCode == 0, second.Error);
        Assert.All(
            Directory.GetFiles(folder["library", "thumbnails"], "*.webp", SearchOption.AllDirectories),
            path =>
            {
                using var image = NetVips.Image.NewFromFile(path, kwargs: new() { ["n"] = -1 });
                Assert.Equal(30, image.Height);
            }
        );
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["library"])).ExitCode);
    }

    [Fact]
    public async Task The_library_remembers_how_its_thumbnails_are_made()
    {
        string[] replay = ["--replay", FixtureFiles.Path("records", "harbour-lights.warc.gz"), "-o", folder["library"]];
        await CommandLine.RunAsync([
            "archive",
            Post,
            .. replay,
            "--thumbnail-widths",
            "90",
            "--thumbnail-format",
            "jpeg",
        ]);
        var again = folder.Write("again.txt", await File.ReadAllBytesAsync(Post));
        var second = await CommandLine.RunAsync(["archive", again, .. replay]);

        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Equal(["90"], Directory.GetDirectories(folder["library", "thumbnails"]).Select(Path.GetFileName));
        Assert.Contains(
            "\"jpeg\"",
            await File.ReadAllTextAsync(folder["library", "library.json"]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_missing_picture_is_asked_for_again_and_nothing_else()
    {
        await using var web = await HotlinkWeb.StartAsync();
        var lost = new Uri(Fixtures.HarbourLights.Images[2]);
        var served = web.Pictures[lost.AbsoluteUri];
        web.Server.Map(
            lost.Host,
            lost.AbsolutePath,
            context =>
            {
                context.Response.StatusCode = 404;
                return Task.CompletedTask;
            }
        );
        Assert.Equal(1, (await ArchiveAsync(web, Post)).ExitCode);
        web.Server.Map(lost.Host, lost.AbsolutePath, async context => await context.Response.Body.WriteAsync(served));
        var before = web.Server.Requests.Count(request => request.HostName == "images.example.net");
        Assert.Equal(0, (await ArchiveAsync(web, Post)).ExitCode);

        Assert.Equal(before + 1, web.Server.Requests.Count(request => request.HostName == "images.example.net"));
    }

    [Fact]
    public async Task An_interrupted_run_keeps_what_is_finished_and_the_next_goes_on()
    {
        await using var web = await HotlinkWeb.StartAsync();
        var stuck = new Uri(Fixtures.HarbourLights.Images[4]);
        var served = web.Pictures[stuck.AbsoluteUri];
        var reached = new TaskCompletionSource();
        web.Server.Map(
            stuck.Host,
            stuck.AbsolutePath,
            async context =>
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
        );
        using var process = CommandLine.Start(
            web.Settings,
            ["archive", Post, "-o", folder["library"], .. web.Arguments]
        );
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await Task.WhenAny(reached.Task, process.WaitForExitAsync());
        Assert.False(process.HasExited, process.HasExited ? await error : "");
        await WaitUntilAsync(() => JournalLines() == web.Pictures.Count - 1);
        using (
            var kill = Process.Start(
                "kill",
                ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            )
        )
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("interrupted; what was finished is kept", await error, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was archived", await error, StringComparison.Ordinal);
        web.Server.Map(stuck.Host, stuck.AbsolutePath, async context => await context.Response.Body.WriteAsync(served));
        var before = web.Server.Requests.Count(request => request.HostName == "images.example.net");
        var second = await ArchiveAsync(web, Post);

        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Equal(before + 1, web.Server.Requests.Count(request => request.HostName == "images.example.net"));
    }

    [Fact]
    public async Task Standard_input_and_a_list_are_inputs_too()
    {
        var first = folder.Write("first.md", "# First\n");
        var list = folder.Write("list.txt", $"# posts\n{first}\n\n");
        var result = await CommandLine.RunAsync(
            new CliSettings { Input = Encoding.UTF8.GetBytes("# From a pipe\n") },
            "archive",
            "-",
            "--from-list",
            list,
            "-o",
            folder["library"]
        );

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(2, Directory.GetDirectories(folder["library", "posts"]).Length);
        Assert.True(File.Exists(folder["library", "posts", "first", "post.md"]));
    }

    private int JournalLines()
    {
        var path = folder["library", ".archivetool", "journal"];
        return File.Exists(path) ? File.ReadLines(path).Count() : 0;
    }

    /// <summary>Looks again until it is so; a test that never gets there ends by its own time limit.</summary>
    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        var limit = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(limit.Elapsed < TimeSpan.FromSeconds(60), "it did not come to that");
            await Task.Yield();
        }
    }

    private async Task<CliResult> ArchiveAsync(HotlinkWeb web, string post, params string[] more) =>
        await CommandLine.RunAsync(web.Settings, ["archive", post, "-o", folder["library"], .. web.Arguments, .. more]);
}
