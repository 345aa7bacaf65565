using System.Buffers;
using System.Text;

namespace ArchiveTool.Cli.Output;

/// <summary>
/// Keeps CI servers from obeying text of strangers: they read commands from a job's log. GitHub takes <c>::</c> at the
/// beginning of a line, and like Azure Pipelines <c>##[</c> and <c>##vso[</c> anywhere in it; TeamCity takes
/// <c>##teamcity[</c>. A space between the two signs makes each of them plain text.
/// </summary>
internal static class LogCommands
{
    private const string Marker = "##";

    private static readonly SearchValues<char> NameSigns = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-"
    );

    /// <summary>The line with nothing in it that a CI server takes for a command.</summary>
    public static string Defuse(string line)
    {
        line = WithoutMarkers(line);
        var start = line.Length - line.AsSpan().TrimStart().Length;
        return line.AsSpan(start).StartsWith("::") ? line.Insert(start + 1, " ") : line;
    }

    private static string WithoutMarkers(string line)
    {
        StringBuilder? changed = null;
        var copied = 0;
        for (var at = 0; (at = line.IndexOf(Marker, at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (BeginsCommand(line.AsSpan(at + Marker.Length)))
            {
                changed = (changed ?? new StringBuilder(line.Length + 4))
                    .Append(line, copied, at + 1 - copied)
                    .Append(' ');
                copied = at + 1;
            }
        }

        return changed is null ? line : changed.Append(line, copied, line.Length - copied).ToString();
    }

    /// <summary>A bracket, with a name before it or without: servers that are not known here follow the same pattern.</summary>
    private static bool BeginsCommand(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExcept(NameSigns);
        return end >= 0 && rest[end] == '[';
    }
}
