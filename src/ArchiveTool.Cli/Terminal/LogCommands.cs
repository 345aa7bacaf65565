using System.Text.RegularExpressions;

namespace ArchiveTool.Cli.Terminal;

/// <summary>
/// Keeps CI servers from obeying text of strangers: they read commands from a job's log. GitHub takes <c>::</c> at the
/// beginning of a line, and like Azure Pipelines <c>##[</c> and <c>##vso[</c> anywhere in it; TeamCity takes
/// <c>##teamcity[</c>. A space between the two signs makes each of them plain text.
/// </summary>
internal static partial class LogCommands
{
    /// <summary>The line with nothing in it that a CI server takes for a command.</summary>
    public static string Defuse(string line)
    {
        if (line.Contains("##", StringComparison.Ordinal))
        {
            line = Marker().Replace(line, "# #");
        }

        var start = line.Length - line.AsSpan().TrimStart().Length;
        return line.AsSpan(start).StartsWith("::") ? line.Insert(start + 1, " ") : line;
    }

    // Two signs before a bracket, with a name or without: also of servers that are not known here.
    [GeneratedRegex(@"##(?=[\p{L}\p{N}_.-]*\[)", RegexOptions.CultureInvariant)]
    private static partial Regex Marker();
}
