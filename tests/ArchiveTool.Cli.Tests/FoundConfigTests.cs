using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>An <c>archivetool.yml</c> that was found may have come with somebody else's posts.</summary>
public sealed class FoundConfigTests : IDisposable
{
    private const string Victim = "precious";
    private readonly TemporaryFolder folder = new();

    public FoundConfigTests()
    {
        folder.Write("site/post.md", "[x](mailto:a@b.example)");
        folder.Write("outside.txt", Victim);
        folder.Write("site/notes.txt", Victim);
    }

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task It_is_told_with_its_path()
    {
        var result = await AuditAsync("fail-on: none\n");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(folder["site/archivetool.yml"], result.Error, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("insecure: true")]
    [InlineData("allow-private-network: true")]
    [InlineData("connect-to: ['::127.0.0.1:1']")]
    [InlineData("proxy: http://127.0.0.1:1")]
    [InlineData("cookies: cookies.txt")]
    [InlineData("header: ['a.example: X-A: b']")]
    [InlineData("report: ../outside.txt")]
    [InlineData("report: notes.txt")]
    [InlineData("report: linked/report.json")]
    [InlineData("record: ../new.warc.gz")]
    [InlineData("record: notes.txt")]
    [InlineData("cache: ../cache.db")]
    [InlineData("cache: notes.txt")]
    [InlineData("rules: [../outside.txt]")]
    [InlineData("networks: [../outside.txt]")]
    public async Task It_opens_no_guard_and_replaces_nothing(string line)
    {
        folder.Write("site/cookies.txt", "");
        Directory.CreateSymbolicLink(folder["site/linked"], folder.Path);

        var result = await AuditAsync("fail-on: none\n" + line + "\n");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("archivetool.yml:2: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("--trust-config", result.Error, StringComparison.Ordinal);
        AssertUntouched();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("../library")]
    [InlineData("folder")]
    public async Task It_makes_a_library_only_inside_and_only_where_nothing_else_is(string output)
    {
        folder.Write("site/folder/a.txt", Victim);
        folder.Write("site/archivetool.yml", $"output: {output}\n");

        var result = await RunAsync("archive", "post.md");

        Assert.Equal(2, result.ExitCode);
        Assert.False(Directory.Exists(folder["library"]));
        Assert.False(File.Exists(folder["site/folder/library.json"]));
    }

    [Fact(Timeout = 60_000)]
    public async Task Trust_lifts_it_and_so_does_the_name()
    {
        folder.Write("site/archivetool.yml", "report: ../report.json\nallow-private-network: true\n");

        var refused = await RunAsync("audit", "post.md");
        var trusted = await RunAsync("audit", "post.md", "--trust-config");
        var isTrusted = File.Exists(folder["report.json"]);
        File.Delete(folder["report.json"]);
        var named = await RunAsync("audit", "post.md", "--config", "archivetool.yml");

        Assert.Equal((2, 0, 0), (refused.ExitCode, trusted.ExitCode, named.ExitCode));
        Assert.True(isTrusted && File.Exists(folder["report.json"]));
        Assert.DoesNotContain("was found", named.Error, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("json")]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("csv")]
    [InlineData("sarif")]
    [InlineData("xml")]
    [InlineData("txt")]
    public async Task Its_report_replaces_an_earlier_one(string extension)
    {
        folder.Write("site/archivetool.yml", $"report: report.{extension}\n");

        var first = await RunAsync("audit", "post.md");
        var second = await RunAsync("audit", "post.md");

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.True(second.ExitCode == 0, second.Error);
    }

    [Fact(Timeout = 60_000)]
    public async Task Its_record_cache_and_library_are_used_again()
    {
        folder.Write("site/archivetool.yml", "record: a.warc.gz\ncache: cache.db\noutput: library\n");

        var results = new List<CliResult>();
        for (var i = 0; i < 2; i++)
        {
            results.Add(await RunAsync("audit", "post.md"));
            results.Add(await RunAsync("archive", "post.md"));
        }

        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Error));
    }

    private void AssertUntouched()
    {
        Assert.Equal(Victim, File.ReadAllText(folder["outside.txt"]));
        Assert.Equal(Victim, File.ReadAllText(folder["site/notes.txt"]));
        Assert.Equal(["outside.txt"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    private Task<CliResult> AuditAsync(string configuration)
    {
        folder.Write("site/archivetool.yml", configuration);
        return RunAsync("audit", "post.md");
    }

    private Task<CliResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(new CliSettings { WorkingFolder = folder["site"] }, arguments);
}
