using ArchiveTool.Cli.Hosting;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>
/// Runs the command line within the tests' own process, where a separate process would prove nothing more. The working
/// folder is the process's, so nothing may run beside it: its tests stand in <see cref="Collection"/>.
/// </summary>
internal static class InProcess
{
    /// <summary>The collection of tests that run alone.</summary>
    public const string Collection = "in process";

    /// <summary>Runs a command in a folder.</summary>
    public static async Task<CliResult> RunAsync(string folder, params string[] arguments)
    {
        var (working, output, error) = (Environment.CurrentDirectory, Console.Out, Console.Error);
        using var shown = new StringWriter();
        using var told = new StringWriter();
        try
        {
            Environment.CurrentDirectory = folder;
            var status = await CommandLineApp.RunAsync(arguments, () => shown, () => told);
            return new CliResult(status, shown.ToString(), told.ToString());
        }
        finally
        {
            Environment.CurrentDirectory = working;
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
