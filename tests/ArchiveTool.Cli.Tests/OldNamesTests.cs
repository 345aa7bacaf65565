using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>A library from before HTML, XML and scripts were stored as text is read, and renamed by the next write.</summary>
public sealed class OldNamesTests : IAsyncLifetime
{
    private const string Post =
        "<p>post</p><video src=\"page.html\"></video>" + "<audio src=\"feed.xml\"></audio><img src=\"a.png\">\n";

    private readonly TemporaryFolder folder = new();

    private string Root => folder["library"];

    public async ValueTask InitializeAsync()
    {
        folder.Write("posts/first.html", Post);
        folder.Write("posts/second.html", Post);
        folder.Write("posts/third.md", "third\n");
        folder.Write("posts/page.html", "<!doctype html><script>alert(1)</script>");
        folder.Write("posts/feed.xml", "<?xml version=\"1.0\"?><a xmlns=\"urn:a\"><b/></a>");
        folder.Write("posts/a.png", ImageMaker.Png(20, 10, 1));
        var archived = await RunAsync([.. Archive, "--quiet"]);
        Assert.True(archived.ExitCode == 0, archived.Error);
        Age();
        var rebuilt = await RunAsync("verify", Root, "--rebuild-index");
        Assert.True(rebuilt.ExitCode == 0, rebuilt.Output + rebuilt.Error);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private string[] Archive =>
        ["archive", folder["posts/first.html"], folder["posts/second.html"], folder["posts/third.md"], "-o", Root];

    [Theory(Timeout = 60_000)]
    [InlineData("archive")]
    [InlineData("thumbnails")]
    [InlineData("remove")]
    public async Task The_next_write_renames_them(string command)
    {
        var before = await RunAsync("verify", Root);
        Assert.True(before.ExitCode == 0, before.Output);
        var bodies = Bodies();

        var run = await RunAsync(
            command switch
            {
                "archive" => Archive,
                "remove" => ["remove", Root, "third"],
                _ => [command, Root],
            }
        );

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        AssertRenamed(["first", "second"]);
        Assert.Equal(bodies, Bodies());
        var after = await RunAsync("verify", Root);
        Assert.True(after.ExitCode == 0, after.Output);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_damaged_post_keeps_its_names_until_it_is_repaired()
    {
        File.AppendAllText(folder["library/posts/first/original.html"], "more");

        var thumbnails = await RunAsync("thumbnails", Root);

        Assert.True(thumbnails.ExitCode == 0, thumbnails.Error);
        Assert.NotEmpty(Runnable());
        AssertNames("second");
        Assert.Matches("assets/../[0-9a-f]{64}\\.html\"", ReadManifest("first"));
        var repaired = await RunAsync("verify", Root, "--repair");
        Assert.True(repaired.ExitCode == 0, repaired.Output + repaired.Error);
        AssertRenamed(["first", "second"]);
    }

    /// <summary>Makes of the library what an older version wrote.</summary>
    private void Age()
    {
        foreach (var file in Files().Where(file => file.EndsWith(".txt", StringComparison.Ordinal)))
        {
            File.Move(file, file[..^".txt".Length]);
        }

        Assert.Equal([".html", ".xml"], Runnable().Select(Path.GetExtension).Order(StringComparer.Ordinal));
        foreach (var file in Directory.EnumerateFiles(folder["library/posts"], "*", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            foreach (var extension in (string[])["html", "xml"])
            {
                text = text.Replace($".{extension}.txt", $".{extension}", StringComparison.Ordinal);
            }

            File.WriteAllText(file, text);
        }

        foreach (var file in Directory.EnumerateFiles(Root, "library.db*"))
        {
            File.Delete(file);
        }
    }

    private void AssertRenamed(string[] posts)
    {
        Assert.Empty(Runnable());
        foreach (var post in posts)
        {
            AssertNames(post);
        }
    }

    private void AssertNames(string post)
    {
        var rewritten = File.ReadAllText(folder[$"library/posts/{post}/post.html"]);
        foreach (var extension in (string[])["html", "xml"])
        {
            Assert.Contains($".{extension}.txt\"", rewritten, StringComparison.Ordinal);
            Assert.DoesNotMatch($"assets/../[0-9a-f]{{64}}\\.{extension}\"", rewritten + ReadManifest(post));
        }
    }

    private string ReadManifest(string post) => File.ReadAllText(folder[$"library/posts/{post}/manifest.json"]);

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(folder["library/assets"], "*", SearchOption.AllDirectories);

    private List<string> Runnable() => [.. Files().Where(file => Path.GetExtension(file) is ".html" or ".xml")];

    /// <summary>Each body by its hash.</summary>
    private Dictionary<string, string> Bodies() =>
        Files()
            .GroupBy(file => Path.GetFileName(file).Split('.')[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => File.ReadAllText(group.First()), StringComparer.Ordinal);

    private static Task<CliResult> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments);
}
