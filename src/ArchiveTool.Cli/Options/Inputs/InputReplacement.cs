using System.CommandLine;
using System.CommandLine.Parsing;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Reports.Formats;

namespace ArchiveTool.Cli.Options.Inputs;

/// <summary>Keeps a report or a record from replacing what the same command line reads.</summary>
internal sealed class InputReplacement
{
    /// <summary>Reports of earlier runs, where this one's go: no posts, though they may stand among them.</summary>
    private readonly HashSet<string> earlierReports = new(StringComparer.Ordinal);

    /// <summary>Whether a file is the report of an earlier run, which this run replaces.</summary>
    public bool IsEarlierReport(string path) => earlierReports.Contains(path);

    /// <summary>
    /// Why a report or a record must not be written, before any work is done: in its place stands a post, or something
    /// else, that must be read. Null if nothing does, and where it is the report of an earlier run, which is then not
    /// read.
    /// </summary>
    public string? GetRefusal(
        ParseResult parsed,
        IEnumerable<string> names,
        Option<string[]> reports,
        Option<string?> record,
        string? libraryRoot
    ) =>
        (parsed.GetValue(reports) ?? [])
            .Select(path => RefusalToWrite(parsed, names, reports, path, libraryRoot))
            .FirstOrDefault(refusal => refusal is not null)
        ?? RefusalToWrite(parsed, names, record, parsed.GetValue(record), libraryRoot);

    private string? RefusalToWrite(
        ParseResult parsed,
        IEnumerable<string> names,
        Option option,
        string? path,
        string? libraryRoot
    )
    {
        if (string.IsNullOrEmpty(path) || GetPlace(path) is not { } target)
        {
            return null;
        }

        return NamedElsewhere(parsed, option, target) is { } other
                ? $"{path} is what {other} names, and {option.Name} would replace it; name another file for {option.Name}"
            : File.Exists(path) ? RefusalToReplacePost(names, option, path, target, libraryRoot)
            : null;
    }

    /// <summary>The option, if there is one, by which the command line names the same file: cookies, a list, a cache.</summary>
    private static string? NamedElsewhere(ParseResult parsed, Option option, string target)
    {
        var results = parsed.CommandResult.Children.Concat(parsed.RootCommandResult.Children).OfType<OptionResult>();
        foreach (var result in results.Where(result => result.Option != option && TakesFile(result.Option)))
        {
            if (result.Tokens.Any(token => IsFile(token.Value, target)))
            {
                return result.Option.Name;
            }
        }

        return null;
    }

    private static bool TakesFile(Option option) =>
        option.HelpName?.StartsWith("FILE", StringComparison.Ordinal) ?? false;

    private static bool IsFile(string text, string target) => text.Length > 0 && GetPlace(text) == target;

    /// <summary>The canonical path; null if nothing can be replaced: a device, a circle of links, no path at all.</summary>
    private static string? GetPlace(string path)
    {
        try
        {
            var place = CanonicalPath.Resolve(path);
            return OutputFile.IsWrittenInPlace(place) ? null : place;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            return null;
        }
    }

    private string? RefusalToReplacePost(
        IEnumerable<string> names,
        Option option,
        string path,
        string target,
        string? libraryRoot
    )
    {
        if (!names.Any(name => Holds(name, target, libraryRoot)))
        {
            return null;
        }

        if (option.Name == "--report" && EarlierReport.Is(target))
        {
            earlierReports.Add(target);
            return null;
        }

        return $"{path} is a post that is to be read, and {option.Name} would replace it; name another file for {option.Name}";
    }

    private static bool Holds(string name, string target, string? libraryRoot) =>
        File.Exists(name) ? CanonicalPath.Resolve(name) == target
        : Directory.Exists(name) && CanonicalPath.IsWithin(target, CanonicalPath.Resolve(name))
            ? InputExpansion.Expand([name], libraryRoot).Any(found => found.Input?.Identity == target)
        : false;
}
