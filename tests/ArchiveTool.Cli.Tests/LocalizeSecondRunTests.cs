using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>A second run reads only the posts that changed, and asks for nothing that it has.</summary>
[Collection(InProcess.Collection)]
public sealed class LocalizeSecondRunTests : IAsyncLifetime
{
    private const string Post = "source/_posts/walk.md";
    private const string Plain = "source/_posts/plain.md";
    private static readonly DateTime Yesterday = DateTime.UtcNow.AddDays(-1);
    private HexoBlog blog = null!;

    public async ValueTask InitializeAsync()
    {
        blog = await HexoBlog.CreateAsync();
        blog.Write(Post, "![one]({a})\n");
        WritePlain("nothing foreign");
    }

    public ValueTask DisposeAsync() => blog.DisposeAsync();

    [Fact(Timeout = 30_000)]
    public async Task A_post_of_the_same_length_and_time_is_not_read_again()
    {
        await blog.RunAsync("localize", ".");
        var hidden = WritePlain("![two]({b})");
        var second = await blog.RunAsync("localize", ".");

        Assert.Equal((0, "nothing to change\n"), (second.ExitCode, second.Output));
        Assert.Equal(hidden, blog.Read(Plain));

        // What is looked for decides too, and a post that was written since is read in any case.
        await blog.RunAsync("localize", ".", "--kinds", "image,media");
        Assert.StartsWith("![two](/images/plain/b.png)", blog.Read(Plain), StringComparison.Ordinal);
        blog.Write(Post, "![three]({c})\n");
        await blog.RunAsync("localize", ".");
        Assert.Equal("![three](/images/walk/c.png)\n", blog.Read(Post));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_picture_that_failed_is_tried_again()
    {
        blog.Server.Map("/late.png", [], status: 404);
        blog.Write(Post, $"![one]({{a}}) ![late]({blog.Server.Http("/late.png")})\n");
        Assert.Equal(1, (await blog.RunAsync("localize", ".")).ExitCode);
        blog.Server.Map("/late.png", ImageMaker.Png(9, 9, 9), "image/png");

        Assert.Equal(0, (await blog.RunAsync("localize", ".")).ExitCode);
        Assert.Equal("![one](/images/walk/a.png) ![late](/images/walk/late.png)\n", blog.Read(Post));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_is_remembered_of_a_site_is_not_committed_and_goes_with_the_last_run()
    {
        var before = blog.Snapshot();
        await blog.RunAsync("localize", ".");
        Assert.True(File.Exists(blog[".archivetool/cache/settled"]));
        Assert.Contains("/cache/", blog.Read(".archivetool/.gitignore"), StringComparison.Ordinal);
        await blog.RunAsync("localize", "--undo");

        Assert.Equal(before, blog.Snapshot());
        Assert.False(Directory.Exists(blog[".archivetool"]));
        Assert.Equal(0, (await blog.RunAsync("localize", ".")).ExitCode);
        Assert.Equal("![one](/images/walk/a.png)\n", blog.Read(Post));
    }

    [Fact(Timeout = 30_000)]
    public async Task Two_posts_with_one_picture_are_whole_even_where_the_author_changes_one_meanwhile()
    {
        // The first post is written to when its picture is asked for; the second one needs the same picture.
        const string First = "source/_posts/first.md";
        blog.Server.Map(
            "/shared.png",
            async context =>
            {
                File.AppendAllText(blog[First], "by hand\n");
                context.Response.ContentType = "image/png";
                await context.Response.Body.WriteAsync(ImageMaker.Png(12, 12, 12));
            }
        );
        var shared = blog.Server.Http("/shared.png");
        blog.Write(First, $"![one]({shared})\n");
        blog.Write(Post, $"![two]({shared})\n");
        var result = await blog.RunAsync("localize", ".");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("first.md was changed while it was worked on", result.Error, StringComparison.Ordinal);
        Assert.Equal($"![one]({shared})\nby hand\n", blog.Read(First));
        Assert.Equal("![two](/images/first/shared.png)\n", blog.Read(Post));
        Assert.True(File.Exists(blog["source/images/first/shared.png"]));
    }

    /// <summary>Writes a post of always the same length and time.</summary>
    private string WritePlain(string text)
    {
        blog.Write(Plain, text);
        var padded = blog.Read(Plain).PadRight(200) + "\n";
        File.WriteAllText(blog[Plain], padded);
        File.SetLastWriteTimeUtc(blog[Plain], Yesterday);
        return padded;
    }
}
