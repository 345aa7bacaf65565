using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests.Languages;

/// <summary>The program speaks Chinese to those who ask for it, and what other programs read stays as it is.</summary>
public sealed class LanguageTests : IDisposable
{
    private static readonly string[] Replay =
    [
        FixtureFiles.Path("posts", "harbour-lights.txt"),
        "--replay",
        FixtureFiles.Path("records", "harbour-lights.warc.gz"),
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("ARCHIVETOOL_LANG", "zh")]
    [InlineData("ARCHIVETOOL_LANG", "zh-Hans")]
    [InlineData("LANG", "zh_CN.UTF-8")]
    [InlineData("LC_MESSAGES", "zh_CN.UTF-8")]
    public async Task Help_is_Chinese_where_the_environment_says_so(string variable, string value)
    {
        var result = await RunAsync(variable, value, "audit", "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("说明：", result.Output, StringComparison.Ordinal);
        Assert.Contains("检查每个链接和图片", result.Output, StringComparison.Ordinal);
        Assert.Contains("--fail-on", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Description:", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ARCHIVETOOL_LANG", "en")]
    [InlineData("LANG", "de_DE.UTF-8")]
    [InlineData("LANG", "C.UTF-8")]
    public async Task Another_language_is_English(string variable, string value)
    {
        var result = await RunAsync(variable, value, "audit", "--help");

        Assert.Contains("Description:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_run_sums_up_in_Chinese()
    {
        var result = await RunAsync("ARCHIVETOOL_LANG", "zh", ["archive", .. Replay, "-o", "library"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("已存档 1 篇文章", result.Output, StringComparison.Ordinal);
        Assert.Contains("缩略图", result.Output, StringComparison.Ordinal);
        Assert.Contains(": undisclosed: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("请在链接上方说明", result.Error, StringComparison.Ordinal);
        var verified = await RunAsync("ARCHIVETOOL_LANG", "zh", "verify", "library");
        Assert.Contains("存档库完好", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_keep_their_place_and_code_and_say_in_Chinese_what_is_wrong()
    {
        var chinese = await RunAsync("ARCHIVETOOL_LANG", "zh", ["audit", .. Replay]);
        var english = await RunAsync("ARCHIVETOOL_LANG", "en", ["audit", .. Replay]);

        Assert.Contains(":17:210: tracking: https://", chinese.Output, StringComparison.Ordinal);
        Assert.Contains("会跟踪读者", chinese.Output, StringComparison.Ordinal);
        Assert.Contains("链接        有效 ", chinese.Output, StringComparison.Ordinal);
        Assert.Equal(english.Output.Count(sign => sign == '\n'), chinese.Output.Count(sign => sign == '\n'));
        Assert.Equal(english.ExitCode, chinese.ExitCode);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("csv")]
    public async Task What_programs_read_is_the_same_in_every_language(string format)
    {
        var chinese = await RunAsync("ARCHIVETOOL_LANG", "zh", ["audit", .. Replay, "--format", format]);
        var english = await RunAsync("ARCHIVETOOL_LANG", "en", ["audit", .. Replay, "--format", format]);

        Assert.Equal(english.Output, chinese.Output);
    }

    [Fact]
    public async Task A_misspelt_command_is_explained_in_Chinese()
    {
        var result = await RunAsync("ARCHIVETOOL_LANG", "zh", "audti");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("是不是想用 'audit'？", result.Error, StringComparison.Ordinal);
        Assert.Contains("请运行 'archivetool --help' 查看帮助。", result.Error, StringComparison.Ordinal);
    }

    private Task<CliResult> RunAsync(string variable, string value, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LC_ALL"] = "",
            ["LC_MESSAGES"] = "",
            ["LANG"] = "",
            [variable] = value,
        };
        var settings = new CliSettings { WorkingFolder = folder.Path, Environment = environment };
        return CommandLine.RunAsync(settings, arguments);
    }
}
