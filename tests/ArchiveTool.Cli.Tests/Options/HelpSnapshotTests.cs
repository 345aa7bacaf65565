using System.Text;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests.Options;

/// <summary>
/// What <c>--help</c> says is read by people and by scripts, so a change of it is a decision. A run with
/// <c>ARCHIVETOOL_ACCEPT_HELP</c> set writes the snapshot anew.
/// </summary>
[Collection(InProcess.Collection)]
public sealed class HelpSnapshotTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task The_help_of_every_command_is_the_one_that_was_agreed()
    {
        var text = new StringBuilder();
        foreach (var name in (string[])["", .. CommandLineApp.CommandNames])
        {
            string[] command = name.Length > 0 ? [name] : [];
            var result = await InProcess.RunAsync(folder.Path, [.. command, "--help"]);
            Assert.Equal(0, result.ExitCode);
            text.Append("$ archivetool ").AppendJoin(' ', [.. command, "--help"]).Append("\n\n");
            text.Append(string.Join('\n', result.Output.Split('\n').Select(line => line.TrimEnd())).Trim())
                .Append("\n\n");
        }

        await CompareAsync("help.txt", text.ToString());
    }

    [Fact]
    public Task The_reference_names_every_command_and_option() =>
        CompareAsync("reference.md", ReferencePage.Write(CommandLineApp.BuildTree()));

    private static async Task CompareAsync(string name, string text)
    {
        var file = Path.Combine(FixtureFiles.Repository, "docs", name);
        if (Environment.GetEnvironmentVariable("ARCHIVETOOL_ACCEPT_HELP") is not null)
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }
}
