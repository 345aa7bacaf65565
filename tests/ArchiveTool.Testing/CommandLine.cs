using System.Diagnostics;

namespace ArchiveTool.Testing;

/// <summary>
/// Runs the command line as a user does, as a separate process: the one beside the tests, or the published one that
/// <c>ARCHIVETOOL_EXECUTABLE</c> names.
/// </summary>
public static class CommandLine
{
    // Where it was built, not where the tests stand: their ASP.NET framework would hide what it needs to bring along.
    private static readonly Lazy<string> Built = new(() =>
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(
            FixtureFiles.Repository,
            "src",
            "ArchiveTool.Cli",
            "bin",
            framework.Parent!.Name,
            framework.Name,
            "archivetool.dll"
        );
        return File.Exists(path) ? path : throw new FileNotFoundException("build src/ArchiveTool.Cli first", path);
    });

    /// <summary>What a shell's command line begins with to run it.</summary>
    public static string InShell =>
        Environment.GetEnvironmentVariable("ARCHIVETOOL_EXECUTABLE") is { } executable
            ? $"'{executable}'"
            : $"dotnet '{Built.Value}'";

    /// <summary>Runs it to its end.</summary>
    public static Task<CliResult> RunAsync(params string[] arguments) => RunAsync(new CliSettings(), arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<CliResult> RunAsync(CliSettings settings, params string[] arguments)
    {
        using var process = Start(settings, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(settings.Input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it; the caller ends it.</summary>
    public static Process Start(CliSettings settings, params string[] arguments)
    {
        var executable = Environment.GetEnvironmentVariable("ARCHIVETOOL_EXECUTABLE");
        var start = new ProcessStartInfo(executable ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = settings.WorkingFolder ?? Environment.CurrentDirectory,
        };
        if (executable is null)
        {
            start.ArgumentList.Add(Built.Value);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings.Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
