using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What an author wrote is never lost: not to git, not to a library, not to a kill.</summary>
[Collection(InProcess.Collection)]
public sealed class LocalizeSafetyTests : IAsyncLifetime
{
    private const string Post = "source/_posts/walk.md";
    private HexoBlog blog = null!;

    public async ValueTask InitializeAsync() => blog = await HexoBlog.CreateAsync();

    public ValueTask DisposeAsync() => blog.DisposeAsync();

    [Fact(Timeout = 30_000)]
    public async Task Changes_that_git_does_not_know_stop_the_run_unless_they_are_its_own()
    {
        blog.Write(Post, "![one]({a})\n");
        blog.Write("source/_posts/other.md", "![two]({b})\n");
        blog.Write("source/_posts/plain.md", "text\n");
        await Git("git init -q . && git add -A && git commit -qm one");
        File.AppendAllText(blog[Post], "by hand\n");
        File.AppendAllText(blog["source/_posts/plain.md"], "by hand\n");
        var before = blog.Snapshot();
        var refused = await blog.RunAsync("localize", ".");

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("walk.md has changes that are not committed", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("plain.md", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, blog.Snapshot());

        // A file without work may be as it likes, and what our own run changed is no change of the author's.
        Assert.Equal(0, (await blog.RunAsync("localize", "source/_posts/other.md")).ExitCode);
        File.AppendAllText(blog["source/_posts/other.md"], "");
        Assert.Equal(0, (await blog.RunAsync("fix", "source/_posts/other.md", "--clean-links")).ExitCode);
        Assert.Equal(0, (await blog.RunAsync("localize", ".", "--force")).ExitCode);
        Assert.Equal("![one](/images/walk/a.png)\nby hand\n", blog.Read(Post));
    }

    [Fact(Timeout = 30_000)]
    public async Task Every_command_stops_before_uncommitted_changes_only_where_it_has_work_in_them()
    {
        blog.Write(Post, "[shop](https://shop.example/?utm_source=mail) ![one](/images/one.png)\n");
        blog.Write("source/_posts/plain.md", "text\n");
        blog.Write("source/images/one.png", [.. ImageMaker.Png(3, 3, 3)]);
        await Git("git init -q . && git add -A && git commit -qm one");
        File.AppendAllText(blog["source/_posts/plain.md"], "by hand\n");
        Assert.Equal(0, (await blog.RunAsync("fix", ".", "--clean-links")).ExitCode);
        Assert.Equal(
            0,
            (await InProcess.RunAsync(blog.Path, "delocalize", ".", "--to", "https://cdn.example/")).ExitCode
        );
        await Git("git add -A && git commit -qm two");

        blog.Write("source/_posts/other.md", "[shop](https://shop.example/?utm_source=mail) ![one](/images/one.png)\n");
        blog.Write(Post, "[shop](https://shop.example/?utm_source=mail) ![one](/images/one.png)\nby hand\n");
        var before = blog.Snapshot();
        var fix = await blog.RunAsync("fix", ".", "--clean-links");
        var delocalize = await InProcess.RunAsync(blog.Path, "delocalize", ".", "--to", "https://cdn.example/");

        Assert.All([fix, delocalize], result => Assert.Equal(3, result.ExitCode));
        Assert.All(
            [fix, delocalize],
            result =>
                Assert.Contains("walk.md has changes that are not committed", result.Error, StringComparison.Ordinal)
        );
        Assert.Equal(before, blog.Snapshot());
    }

    [Fact(Timeout = 30_000)]
    public async Task Undo_takes_a_picture_of_JSON_with_escaped_slashes_too_and_says_what_it_did()
    {
        var text =
            $"{{\n \"title\": \"W\",\n \"cover\": \"{blog.Picture("a").Replace("/", "\\/", StringComparison.Ordinal)}\"\n}}\n\ntext\n";
        blog.Write(Post, text);
        await blog.RunAsync("localize", Post);
        Assert.Contains("\"cover\": \"/images/walk/a.png\"", blog.Read(Post), StringComparison.Ordinal);
        var undone = await blog.RunAsync("localize", "--undo");

        Assert.True(undone.ExitCode == 0, undone.Error);
        Assert.Equal("1 change in 1 file taken back\n  pictures  1 removed\n", undone.Output);
        Assert.Equal(text, blog.Read(Post));
        Assert.False(Directory.Exists(blog["source/images"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_dry_run_takes_nothing_back()
    {
        blog.Write(Post, "![one]({a})\n");
        await blog.RunAsync("localize", Post);
        var before = blog.Snapshot();
        foreach (
            var command in (string[][])
                [
                    ["localize"],
                    ["fix", "--clean-links"],
                    ["delocalize"],
                ]
        )
        {
            var result = await InProcess.RunAsync(blog.Path, [.. command, "--undo", "--dry-run"]);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains("--undo cannot be combined with --dry-run", result.Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, blog.Snapshot());
    }

    [Fact(Timeout = 30_000)]
    public async Task An_archive_keeps_the_authors_text_and_the_first_address()
    {
        blog.Write(Post, "![one]({a})\n");
        var original = blog.Read(Post);
        await blog.RunAsync("archive", Post, "-o", "../library", "--no-thumbnails");
        await blog.RunAsync("localize", Post, "--from-library", "../library");
        Assert.Single(blog.Server.Requests);
        Assert.Equal("![one](/images/walk/a.png)\n", blog.Read(Post));
        await blog.RunAsync("archive", Post, "-o", "../library", "--no-thumbnails");
        Assert.Equal(original, blog.Read("../library/posts/walk/original.md"));

        File.AppendAllText(blog[Post], "by hand\n");
        await blog.RunAsync("archive", Post, "-o", "../library", "--no-thumbnails");
        Assert.Equal(original + "by hand\n", blog.Read("../library/posts/walk/original.md"));
        Assert.Single(blog.Server.Requests);

        // A library that never saw the author's text has the address from the record.
        await blog.RunAsync("archive", Post, "-o", "../second", "--no-thumbnails");
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(blog["../second/posts/walk/manifest.json"]));
        var urls = manifest.RootElement.GetProperty("assets")[0].GetProperty("urls");
        Assert.Equal([blog.Picture("a")], urls.EnumerateArray().Select(url => url.GetString()));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_the_library_lacks_stays_and_is_told()
    {
        blog.Write(Post, "![one]({a})\n");
        await blog.RunAsync("archive", Post, "-o", "../library", "--no-thumbnails");
        blog.Write(Post, "![one]({a}) ![two]({b})\n");
        var asked = blog.Server.Requests.Count;
        var result = await blog.RunAsync("localize", Post, "--from-library", "../library");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal($"![one](/images/walk/a.png) ![two]({blog.Picture("b")})\n", blog.Read(Post));
        Assert.Equal(asked, blog.Server.Requests.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task Pictures_that_nothing_names_any_more_are_pruned()
    {
        blog.Write(Post, "![one]({a}) ![two]({b})\n");
        await blog.RunAsync("localize", Post);
        blog.Write(Post, "![one](/images/walk/a.png)\n");
        var listed = await InProcess.RunAsync(blog.Path, "localize", "--prune", "--dry-run");

        Assert.Equal((1, blog["source/images/walk/b.png"] + "\n"), (listed.ExitCode, listed.Output));
        Assert.Equal(0, (await InProcess.RunAsync(blog.Path, "localize", "--prune")).ExitCode);
        Assert.False(File.Exists(blog["source/images/walk/b.png"]));
        Assert.True(File.Exists(blog["source/images/walk/a.png"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_choice_is_told_with_its_reasons()
    {
        blog.Write("_config.yml", "url: http://blog.example\nroot: /blog/\n");
        blog.Write(Post, "text\n");
        var result = await InProcess.RunAsync(blog.Path, "localize", ".", "--check");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Markdown          /images/walk/picture.png", result.Output, StringComparison.Ordinal);
        Assert.Contains("raw HTML          /blog/images/walk/picture.png", result.Output, StringComparison.Ordinal);
        Assert.Contains("because hexo-renderer-marked puts root (/blog/)", result.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_record_from_elsewhere_leads_nowhere_outside_the_site()
    {
        blog.Write(Post, "![one]({a})\n");
        await blog.RunAsync("localize", Post);
        var run = Directory.GetFiles(blog[".archivetool/runs"]).Single();
        File.WriteAllText(run, File.ReadAllText(run).Replace(Post, "../outside.md", StringComparison.Ordinal));
        File.WriteAllText(blog["../outside.md"], blog.Read(Post));
        await InProcess.RunAsync(blog.Path, "localize", "--undo");
        Assert.Equal(blog.Read(Post), File.ReadAllText(blog["../outside.md"]));
    }

    private async Task Git(string script)
    {
        var done = await Shell.RunAsync(
            blog.Path,
            "export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b; " + script
        );
        Assert.True(done.ExitCode == 0, done.Error);
    }
}
