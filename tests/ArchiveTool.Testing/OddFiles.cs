using System.Diagnostics;

namespace ArchiveTool.Testing;

/// <summary>Entries of a folder that .NET cannot make.</summary>
public static class OddFiles
{
    /// <summary>Makes a named pipe with nobody at its other end.</summary>
    public static void MakePipe(string path) => Run("mkfifo", path);

    /// <summary>Runs a program of the system to its end.</summary>
    public static void Run(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        }
    }
}
