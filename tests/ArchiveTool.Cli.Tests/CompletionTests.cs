using System.Text;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What the shells themselves offer after the scripts are read.</summary>
[Collection(InProcess.Collection)]
public sealed class CompletionTests : IDisposable
{
    // The words of a command line, the last one being completed; what must be offered; what must not be.
    private static readonly (string[] Words, string[] Offered, string[] NotOffered)[] Cases =
    [
        (["au"], ["audit"], ["archive"]),
        ([""], ["archive", "audit", "rules", "completion", "help"], ["show"]),
        (["rules", ""], ["show"], ["archive"]),
        (["completion", ""], ["bash", "zsh", "fish", "pwsh"], ["archive"]),
        (["help", "th"], ["thumbnails"], ["archive"]),
        (["audit", "--time"], ["--timeout"], ["--retries"]),
        (["verify", "--re"], ["--repair", "--rebuild-index", "--report"], ["--refresh"]),
        (["rules", "show", "--f"], ["--format"], ["--fail-on"]),
        (["archive", "--thumbnail-format", "w"], ["webp"], ["avif", "--wayback"]),
        (["archive", "--thumbnail-format=w"], ["webp"], ["avif"]),
        (["archive", "--clean-links=t"], ["tracking"], ["all"]),
        (["audit", "--referrer-policy", "no-referrer"], ["no-referrer", "no-referrer-when-downgrade"], ["origin"]),
        (["audit", "--fail-on", "un"], ["undisclosed", "unverifiable"], ["dead"]),
        (["audit", "--cookies", "FOLDER/"], ["cookies.txt"], ["--cookies"]),
        (["audit", "FOLDER/"], ["cookies.txt", "posts"], []),
        (["verify", "FOLDER/"], ["posts"], ["cookies.txt"]),
        (["audit", "--retries", ""], [], ["archive", "--timeout", "posts"]),
    ];

    private readonly TemporaryFolder folder = new();

    public CompletionTests()
    {
        folder.Write("cookies.txt", "");
        folder.Write("posts/post.md", "");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task A_script_is_static_and_names_every_command_and_value(string shell)
    {
        var script = await ScriptAsync(shell);

        Assert.Equal(script, await ScriptAsync(shell));
        foreach (var name in (string[])["thumbnails", "rules show", "thumbnail-engine", "imagesharp", "trust-config"])
        {
            Assert.Contains(name, script, StringComparison.Ordinal);
        }

        Assert.DoesNotContain('\r', script);
    }

    [Fact]
    public async Task Another_shell_is_refused()
    {
        var result = await InProcess.RunAsync(folder.Path, "completion", "tcsh");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("tcsh", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task Bash_offers_what_fits()
    {
        var test = new StringBuilder(await ScriptAsync("bash"));
        foreach (var (words, _, _) in Cases)
        {
            // As bash itself parts a line: an equals sign is a word.
            var parted = Named(words)
                .SelectMany(word =>
                    word.Split('=') is [var name, var value]
                        ? (string[])[name, "=", .. value.Length > 0 ? [value] : (string[])[]]
                        : [word]
                )
                .ToList();
            test.Append($"COMP_WORDS=(archivetool {string.Join(' ', parted.Select(word => $"'{word}'"))})\n");
            test.Append($"COMP_CWORD={parted.Count}\n_archivetool\nprintf '%s\\n' \"${{COMPREPLY[@]}}\" '<end>'\n");
        }

        await CheckAsync("bash", ["--noprofile", "--norc"], test.ToString());
    }

    [Fact(Timeout = 300_000)]
    public async Task Zsh_offers_what_fits()
    {
        if (DebianPackage.Find("zsh") is not { } zsh)
        {
            Assert.StartsWith("#compdef archivetool", await ScriptAsync("zsh"), StringComparison.Ordinal);
            return;
        }

        // What shows candidates works at a prompt only; here each prints them, and zsh runs the rest.
        var test = new StringBuilder(
            """
            compdef() { :; }
            compset() { cur=${cur#*=}; }
            compadd() { shift; print -rl -- ${(M)@:#$cur*}; }
            _describe() { local -a found=(${(P)2%%:*}); print -rl -- ${(M)found:#$cur*}; }
            _files() { if [[ $1 == -/ ]]; then print -rl -- $cur*(N/); else print -rl -- $cur*(N); fi; }

            """
        ).Append(await ScriptAsync("zsh"));
        foreach (var (words, _, _) in Cases)
        {
            var named = Named(words).ToList();
            test.Append($"words=(archivetool {string.Join(' ', named.Select(word => $"'{word}'"))})\n");
            test.Append($"CURRENT={named.Count + 1}\n_archivetool\nprint -r -- '<end>'\n");
        }

        await CheckAsync(zsh, ["-f"], test.ToString());
    }

    [Fact(Timeout = 300_000)]
    public async Task Fish_offers_what_fits()
    {
        if (DebianPackage.Find("fish") is not { } fish)
        {
            Assert.Contains("complete -c archivetool", await ScriptAsync("fish"), StringComparison.Ordinal);
            return;
        }

        var test = new StringBuilder(await ScriptAsync("fish"));
        foreach (var (words, _, _) in Cases)
        {
            test.Append($"complete -C 'archivetool {string.Join(' ', Named(words))}' | string replace -r '\\t.*' ''\n");
            test.Append("echo '<end>'\n");
        }

        await CheckAsync(fish, ["--no-config"], test.ToString());
    }

    private IEnumerable<string> Named(string[] words) =>
        words.Select(word => word.Replace("FOLDER", folder.Path.TrimEnd('/'), StringComparison.Ordinal));

    private static async Task CheckAsync(string shell, string[] arguments, string test)
    {
        var (text, status) = await ShellProgram.RunAsync(shell, arguments, test);
        Assert.Equal(0, status);
        var parts = text.Split("<end>\n");
        Assert.True(parts.Length == Cases.Length + 1 && parts[^1].Length == 0, text);
        foreach (var ((words, offered, notOffered), part) in Cases.Zip(parts))
        {
            // Paths are compared by their last name; a shell may put what a word begins with before it.
            var lines = part.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.TrimEnd('/', ' '))
                .Select(line => line[(Math.Max(line.LastIndexOf('/'), line.LastIndexOf('=')) + 1)..])
                .ToList();
            var line = $"{shell}: {string.Join(' ', words)}";
            Assert.True(offered.All(lines.Contains), $"{line}\nwants {string.Join(' ', offered)}, offers\n{part}");
            Assert.True(
                !notOffered.Any(lines.Contains),
                $"{line}\nmust not offer {string.Join(' ', notOffered)}:\n{part}"
            );
        }
    }

    private async Task<string> ScriptAsync(string shell)
    {
        var result = await InProcess.RunAsync(folder.Path, "completion", shell);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }
}
