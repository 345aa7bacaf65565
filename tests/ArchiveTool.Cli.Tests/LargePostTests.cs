using System.Globalization;
using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>
/// One post with very many links is audited in little memory: the process is given a heap that is a third of what its
/// references and findings take as objects, and the runtime ends it where it wants more.
/// </summary>
public sealed class LargePostTests : IDisposable
{
    private const int Links = 200_000;
    private const long HeapLimit = 144L << 20;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("post.html", "<p><a href=\"https://host-{0}.test/page/{1}\">link {1}</a></p>\n", 1)]
    [InlineData("post.md", "[link {1}](https://host-{0}.test/page/{1})\n\n", 2)]
    [InlineData("pictures.html", "<p><img src=\"https://host-{0}.test/page/{1}\"></p>\n", 1)]
    public async Task A_large_post_is_audited_in_little_memory(string name, string line, int lines)
    {
        var text = new StringBuilder();
        var format = CompositeFormat.Parse(line);
        for (var i = 0; i < Links; i++)
        {
            text.AppendFormat(CultureInfo.InvariantCulture, format, i % 1000, i);
        }

        // The first stands again far behind: what is packed by then is one link with two places.
        text.AppendFormat(CultureInfo.InvariantCulture, format, 0, 0);
        folder.Write(name, text.ToString());
        var settings = new CliSettings
        {
            WorkingFolder = folder.Path,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DOTNET_GCHeapHardLimit"] = HeapLimit.ToString("X", CultureInfo.InvariantCulture),
            },
        };

        var run = await CommandLine.RunAsync(settings, "audit", name, "--report", "report.json", "--no-progress");

        Assert.True(run.ExitCode == 0, run.Error);
        await using var file = File.OpenRead(folder["report.json"]);
        using var report = await JsonDocument.ParseAsync(
            file,
            cancellationToken: TestContext.Current.CancellationToken
        );
        var summary = report.RootElement.GetProperty("summary");
        Assert.Equal(Links + 1, summary.GetProperty("references").GetInt32());
        Assert.Equal(Links, summary.GetProperty("urls").GetInt32());
        Assert.Equal(Links, summary.GetProperty("skipped").GetInt32());
        var links = report.RootElement.GetProperty("links");
        Assert.Equal(Links, links.GetArrayLength());
        Assert.Equal([1, (Links * lines) + 1], links[0].GetProperty("places").EnumerateArray().Select(Line));
        Assert.Equal("https://host-999.test/page/199999", links[Links - 1].GetProperty("url").GetString());
        Assert.Equal([((Links - 1) * lines) + 1], links[Links - 1].GetProperty("places").EnumerateArray().Select(Line));
    }

    [Fact]
    public async Task A_post_of_more_references_than_allowed_is_refused_and_the_others_are_archived()
    {
        folder.Write("large.md", string.Concat(Enumerable.Repeat("[a](https://host.test/)\n\n", 4)));
        folder.Write("small.md", string.Concat(Enumerable.Repeat("[a](https://host.test/)\n\n", 3)));

        var run = await CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            ["archive", "large.md", "small.md", "-o", "library", "--no-link-check", "--max-references", "3"]
        );

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(
            "large.md has 4 references, and a post is archived with up to 3; raise --max-references",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.True(File.Exists(folder["library/posts/small/index.html"]));
        Assert.False(Directory.Exists(folder["library/posts/large"]));
    }

    private static int Line(JsonElement place) => place.GetProperty("line").GetInt32();
}
