using System.Diagnostics;

namespace ArchiveTool.Testing;

/// <summary>Finds a program that a test drives, or installs Debian's package of it where that is possible.</summary>
public static class DebianPackage
{
    /// <summary>The program's path; null where it is neither there nor can be installed.</summary>
    /// <param name="program">Its name, which is also the package's.</param>
    public static string? Find(string program)
    {
        if (OnPath(program) is { } path)
        {
            return path;
        }

        if (!File.Exists("/usr/bin/apt-get") || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        return Run("update", "-q") && Run("install", "-y", "-q", "--no-install-recommends", program)
            ? OnPath(program)
            : null;
    }

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static bool Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("apt-get", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
