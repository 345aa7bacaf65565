using System.Diagnostics;

namespace ArchiveTool.Testing;

/// <summary>Runs a script of bash in which <c>TOOL</c> stands for the command line.</summary>
public static class Shell
{
    /// <summary>Runs a script to its end.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="script">The script.</param>
    public static async Task<CliResult> RunAsync(string folder, string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        using var process = Process.Start(
            new ProcessStartInfo(
                "bash",
                ["-c", "set -o pipefail; " + script.Replace("TOOL", CommandLine.InShell, StringComparison.Ordinal)]
            )
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }
}
