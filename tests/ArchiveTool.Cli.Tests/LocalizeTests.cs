using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Foreign pictures come into the blog, in place, and go again by one word.</summary>
[Collection(InProcess.Collection)]
public sealed class LocalizeTests : IAsyncLifetime
{
    private const string Post = "source/_posts/walk.md";
    private HexoBlog blog = null!;

    static LocalizeTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public async ValueTask InitializeAsync() => blog = await HexoBlog.CreateAsync();

    public ValueTask DisposeAsync() => blog.DisposeAsync();

    [Fact(Timeout = 30_000)]
    public async Task Pictures_come_into_the_site_and_every_other_byte_stays()
    {
        blog.Write(
            Post,
            "---\r\ntitle: W\r\ncover: {a}\r\n---\r\n\r\n![one]({a} \"t\")\r\n\r\n<img src='{b}' referrerpolicy=\"no-referrer\">\r\nend"
        );
        var result = await blog.RunAsync("localize", "source/_posts");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(
            "---\r\ntitle: W\r\ncover: /images/walk/a.png\r\n---\r\n\r\n![one](/images/walk/a.png \"t\")\r\n\r\n<img src='/images/walk/b.png' referrerpolicy=\"no-referrer\">\r\nend",
            blog.Read(Post)
        );
        Assert.Equal(ImageMaker.Png(20, 10, 0), await File.ReadAllBytesAsync(blog["source/images/walk/a.png"]));
        Assert.Equal(2, blog.Server.Requests.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task Undo_ends_where_a_pipe_stands_in_place_of_a_post_or_a_picture()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes are made otherwise there.");
        blog.Write(Post, "![one]({a})\n");
        blog.Write("source/_posts/other.md", "![two]({b})\n");
        await blog.RunAsync("localize", "source/_posts");
        foreach (var name in (string[])[Post, "source/images/other/b.png"])
        {
            File.Delete(blog[name]);
            OddFiles.Run("mkfifo", blog[name]);
        }

        var undone = await blog.RunAsync("localize", "--undo", "--force");

        Assert.NotEqual(0, undone.ExitCode);
        Assert.Contains("walk.md", undone.Error, StringComparison.Ordinal);
        Assert.Equal($"![two]({blog.Picture("b")})\n", blog.Read("source/_posts/other.md"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_second_run_asks_nothing_and_undo_brings_everything_back()
    {
        blog.Write(Post, "![one]({a}) ![two]({b})\n");
        blog.Write("source/_posts/other.md", "![one]({a})\n");
        var before = blog.Snapshot();
        await blog.RunAsync("localize", "source/_posts");
        var after = blog.Snapshot();
        var asked = blog.Server.Requests.Count;
        var second = await blog.RunAsync("localize", "source/_posts");

        Assert.Equal((0, "nothing to change\n"), (second.ExitCode, second.Output));
        Assert.Equal(asked, blog.Server.Requests.Count);
        Assert.Equal(after, blog.Snapshot());
        // The same bytes once a site.
        Assert.False(File.Exists(blog["source/images/walk/a.png"]));
        Assert.Equal("![one](/images/other/a.png) ![two](/images/walk/b.png)\n", blog.Read(Post));

        var undone = await blog.RunAsync("localize", "--undo");
        Assert.True(undone.ExitCode == 0, undone.Error);
        Assert.Equal(before, blog.Snapshot());
        Assert.False(Directory.Exists(blog["source/images"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_dry_run_changes_nothing_and_is_told_by_its_status()
    {
        blog.Write(Post, "![one]({a})\n");
        var before = blog.Snapshot();
        var work = await blog.RunAsync("localize", ".", "--dry-run", "--report", "../change.diff");

        Assert.Equal(1, work.ExitCode);
        Assert.Equal(before, blog.Snapshot());
        Assert.Equal(
            $"--- a/{Post}\n+++ b/{Post}\n@@ -1,1 +1,1 @@\n-![one]({blog.Picture("a")})\n+![one](/images/walk/a.png)\n",
            await File.ReadAllTextAsync(blog["../change.diff"])
        );
        await blog.RunAsync("localize", ".");
        Assert.Equal(0, (await blog.RunAsync("localize", ".", "--dry-run", "--report", "../none.diff")).ExitCode);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_picture_that_fails_leaves_its_address_and_is_told()
    {
        blog.Write(Post, $"![one]({{a}})\n\n![gone]({blog.Server.Http("/gone.png")})\n");
        blog.Server.Map("/gone.png", [], status: 404);
        var result = await blog.RunAsync("localize", Post, "--report", "../result.json");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("walk.md:3:9: ", result.Error, StringComparison.Ordinal);
        Assert.Equal($"![one](/images/walk/a.png)\n\n![gone]({blog.Server.Http("/gone.png")})\n", blog.Read(Post));
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(blog["../result.json"]));
        var root = json.RootElement;
        Assert.Equal("archivetool/localize/1", root.GetProperty("schema").GetString());
        var edit = root.GetProperty("files")[0].GetProperty("edits")[0];
        Assert.Equal("/images/walk/a.png", edit.GetProperty("after").GetString());
        Assert.Equal("source/images/walk/a.png", root.GetProperty("pictures")[0].GetProperty("path").GetString());
        Assert.Equal("not-found", root.GetProperty("failures")[0].GetProperty("reason").GetString());
    }

    [Fact(Timeout = 30_000)]
    public async Task What_was_edited_since_is_left_alone_and_told()
    {
        blog.Write(Post, "![one]({a})\n\n![two]({b})\n");
        await blog.RunAsync("localize", Post);
        File.WriteAllText(blog[Post], "by hand\n\n" + blog.Read(Post).Replace("walk/b.png", "walk/b.webp"));
        var result = await blog.RunAsync("localize", "--undo");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("the change at line 3, column 8", result.Error, StringComparison.Ordinal);
        Assert.Equal($"by hand\n\n![one]({blog.Picture("a")})\n\n![two](/images/walk/b.webp)\n", blog.Read(Post));
        Assert.False(File.Exists(blog["source/images/walk/a.png"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task Names_follow_the_template_and_a_clash_gets_a_hash()
    {
        blog.Server.Map("/x/a.png", ImageMaker.Png(20, 10, 77), "image/png");
        blog.Write(Post, $"![]({{a}}) ![The pier]({blog.Server.Http("/x/a.png")}) ![]({{b}})\n");
        await blog.RunAsync("localize", Post);
        Assert.Matches(@"^!\[\]\(/images/walk/a.png\) .*\(/images/walk/a-[0-9a-f]{8}.png\)", blog.Read(Post));

        await blog.RunAsync("localize", "--undo");
        await blog.RunAsync("localize", Post, "--name", "{slug}/{n:00}-{alt}.{ext}");
        Assert.Equal(
            "![](/images/walk/01.png) ![The pier](/images/walk/02-The-pier.png) ![](/images/walk/03.png)\n",
            blog.Read(Post)
        );

        const string Words = "[link][a] ![By night][A] ![Boats]\n\n";
        blog.Write(Post, Words + "[a]: {d}\n[boats]: {e}\n");
        await blog.RunAsync("localize", Post, "--name", "{alt}");
        Assert.Equal(Words + "[a]: /images/walk/By-night.png\n[boats]: /images/walk/boats.png\n", blog.Read(Post));
    }

    [Fact(Timeout = 30_000)]
    public async Task Git_applies_the_diff_and_has_what_the_run_writes()
    {
        var gb = Encoding.GetEncoding("GB18030");
        (string Name, byte[] Bytes)[] posts =
        [
            (
                "plain.md",
                Encoding.UTF8.GetBytes(Fill("一\n\n![图]({a})\n\nmore\n\n\n\n\n\n\n\nfar ![b]({b}) ![c]({c})\n"))
            ),
            ("windows.md", Encoding.UTF8.GetBytes(Fill("one\r\n\r\n![x]({a})\r\ntwo\r\n"))),
            ("cut off.md", Encoding.UTF8.GetBytes(Fill("one\n![x]({a})\n![y]({b})"))),
            ("old.html", gb.GetBytes(Fill("<meta charset=gb18030>\n<p>华为\n<img src={a} alt=图>\n<p>完"))),
        ];
        foreach (var (name, bytes) in posts)
        {
            blog.Write("source/_posts/" + name, bytes);
        }

        await blog.RunAsync("localize", ".", "--dry-run", "--report", "../change.diff");
        await blog.RunAsync("localize", ".");
        var after = posts.Select(post => File.ReadAllBytes(blog["source/_posts/" + post.Name])).ToList();
        await blog.RunAsync("localize", "--undo");
        foreach (var command in (string[])["git init -q .", "git apply ../change.diff"])
        {
            var done = await Shell.RunAsync(blog.Path, command);
            Assert.True(done.ExitCode == 0, done.Error);
        }

        Assert.Equal(after, posts.Select(post => File.ReadAllBytes(blog["source/_posts/" + post.Name])));
        Assert.All(posts.Zip(after), pair => Assert.NotEqual(pair.First.Bytes, pair.Second));
    }

    private string Fill(string text) =>
        "abcdefgh".Aggregate(text, (filled, letter) => filled.Replace($"{{{letter}}}", blog.Picture($"{letter}")));
}
