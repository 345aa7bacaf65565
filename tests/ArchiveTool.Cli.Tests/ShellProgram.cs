using System.Diagnostics;

namespace ArchiveTool.Cli.Tests;

/// <summary>Runs a program with a text on its standard input.</summary>
internal static class ShellProgram
{
    /// <summary>Its output and errors, in that order, and its exit status.</summary>
    public static async Task<(string Text, int Status)> RunAsync(string program, string[] arguments, string input)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (await output + await error, process.ExitCode);
    }
}
