using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>The manual page.</summary>
[Collection(InProcess.Collection)]
public sealed class ManTests
{
    [Fact]
    public async Task It_names_every_command_and_its_options()
    {
        var page = await ManAsync();

        Assert.StartsWith(".TH ARCHIVETOOL 1 20", page, StringComparison.Ordinal);
        foreach (var command in (string[])["archive", "audit", "thumbnails", "verify", "remove", "url", "rules show"])
        {
            Assert.Contains($"\n.SS archivetool {command}", page, StringComparison.Ordinal);
        }

        Assert.Contains(@"\fB\-\-thumbnail\-format\fR \fIwebp|jpeg|png|avif\fR", page, StringComparison.Ordinal);
        Assert.Contains(@"\fB\-\-rebuild\-index\fR", page, StringComparison.Ordinal);
        Assert.Contains(".SH EXIT STATUS", page, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task Mandoc_finds_nothing_wrong_and_prints_options_as_they_are_typed()
    {
        var page = await ManAsync();
        if (DebianPackage.Find("mandoc") is not { } mandoc)
        {
            // What mandoc complains of most: other bytes than ASCII, spaces at the end of a line, empty lines.
            Assert.All(page, letter => Assert.InRange(letter, '\n', '~'));
            Assert.DoesNotContain(" \n", page, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n", page, StringComparison.Ordinal);
            return;
        }

        var lint = await ShellProgram.RunAsync(mandoc, ["-T", "lint"], page);
        Assert.Equal(("", 0), lint);
        var shown = await ShellProgram.RunAsync(mandoc, ["-T", "ascii", "-O", "width=200"], page);
        Assert.Contains(
            "archivetool url 'https://example.org/post?id=7&utm_source=mail'",
            Plain(shown.Text),
            StringComparison.Ordinal
        );
        Assert.Contains("--thumbnail-widths 320[,640...]", Plain(shown.Text), StringComparison.Ordinal);
    }

    /// <summary>Without overstrikes, by which a terminal's text is bold or underlined.</summary>
    private static string Plain(string text)
    {
        var plain = new System.Text.StringBuilder();
        foreach (var letter in text)
        {
            if (letter == '\b')
            {
                plain.Length--;
            }
            else
            {
                plain.Append(letter);
            }
        }

        return plain.ToString();
    }

    private static async Task<string> ManAsync()
    {
        var result = await InProcess.RunAsync(Path.GetTempPath(), "man");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }
}
