using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>A git work tree, asked by git itself, without what its settings would run.</summary>
/// <param name="folder">The work tree's folder.</param>
internal sealed class GitTree(string folder)
{
    /// <summary>The tracked files with changes that are not committed; null where git cannot be asked.</summary>
    public IReadOnlySet<string>? FindChanged()
    {
        if (Run(["status", "--porcelain", "-z", "--untracked-files=no"], null) is not { } output)
        {
            return null;
        }

        var changed = new HashSet<string>(StringComparer.Ordinal);
        var entries = output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Length > 3)
            {
                changed.Add(Path.GetFullPath(Path.Combine(folder, entries[i][3..])));
            }

            // Of a renamed file the old name follows.
            i += entries[i][0] is 'R' or 'C' ? 1 : 0;
        }

        return changed;
    }

    /// <summary>Whether bytes are what the last commit has for a file.</summary>
    public bool IsCommitted(string path, ReadOnlyMemory<byte> bytes)
    {
        var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
        var committed = Run(["rev-parse", "--verify", "-q", $"HEAD:{name}"], null);
        return committed is { Length: > 0 }
            && Run(["hash-object", "--stdin", $"--path={name}"], bytes)?.Trim() == committed.Trim();
    }

    private string? Run(string[] arguments, ReadOnlyMemory<byte>? input)
    {
        string[] safe = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", .. arguments];
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("git", safe)
                {
                    WorkingDirectory = folder,
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    StandardOutputEncoding = new UTF8Encoding(false),
                    Environment = { ["GIT_OPTIONAL_LOCKS"] = "0" },
                }
            )!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            if (input is { } bytes)
            {
                process.StandardInput.BaseStream.Write(bytes.Span);
            }

            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            return null;
        }
    }
}
