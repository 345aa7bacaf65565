using System.Globalization;
using System.Text;

namespace ArchiveTool.Core.Files.Foreign;

/// <summary>
/// File names that are not UTF-8. .NET reads and passes names as UTF-8 and cannot open such files, so their bytes travel
/// as lone surrogates inside the program and are shown as <c>\xE9</c>.
/// </summary>
internal static class ForeignNames
{
    private const char FirstEscape = '\udc80';
    private const char LastEscape = '\udcff';

    /// <summary>A name or path for people and reports: each byte that is not UTF-8 as <c>\xE9</c>.</summary>
    public static string Show(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!IsForeign(path))
        {
            return path;
        }

        var shown = new StringBuilder(path.Length + 16);
        for (var i = 0; i < path.Length; i++)
        {
            if (char.IsSurrogatePair(path, i))
            {
                shown.Append(path, i++, 2);
            }
            else if (path[i] is >= FirstEscape and <= LastEscape)
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\x{path[i] - FirstEscape + 0x80:X2}");
            }
            else
            {
                shown.Append(path[i]);
            }
        }

        return shown.ToString();
    }

    /// <summary>
    /// The arguments of the process with the bytes that .NET could not decode
    /// (https://man7.org/linux/man-pages/man5/proc_pid_cmdline.5.html); as given where there are none, or no way to know.
    /// </summary>
    public static string[] Restore(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (
            !OperatingSystem.IsLinux()
            || !Array.Exists(arguments, one => one.Contains('\uFFFD', StringComparison.Ordinal))
        )
        {
            return arguments;
        }

        try
        {
            var given = Split(File.ReadAllBytes("/proc/self/cmdline"));
            return given.Count < arguments.Length ? arguments : [.. given[^arguments.Length..]];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return arguments;
        }
    }

    /// <summary>Whether a path holds bytes that are not UTF-8.</summary>
    internal static bool IsForeign(string path) =>
        path.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && HasEscape(path);

    private static bool HasEscape(string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (char.IsSurrogatePair(path, i))
            {
                i++;
            }
            else if (path[i] is >= FirstEscape and <= LastEscape)
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Split(ReadOnlySpan<byte> line)
    {
        var arguments = new List<string>();
        while (line.IndexOf((byte)0) is var end and >= 0)
        {
            arguments.Add(FileNameText.Decode(line[..end]));
            line = line[(end + 1)..];
        }

        return arguments;
    }
}
