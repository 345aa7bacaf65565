using System.Globalization;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Localizing.Results;
using Humanizer;

namespace ArchiveTool.Cli.Output;

/// <summary>What commands that change sources tell people.</summary>
internal static class ChangeText
{
    private const int MostHosts = 5;

    /// <summary>What went wrong, one line each.</summary>
    public static void WriteProblems(TextWriter output, ChangeResult result)
    {
        foreach (var problem in result.Problems.Concat(result.Notes))
        {
            output.WriteLine($"archivetool: {problem.Message}");
        }

        foreach (var failure in result.Failures)
        {
            var place = failure.Location;
            output.WriteLine($"{Show(failure.Path)}:{place.Line}:{place.Column}: {failure.Message}");
        }
    }

    /// <summary>Every change, one line each.</summary>
    public static void WriteEdits(TextWriter output, ChangeResult result)
    {
        foreach (var file in result.Files)
        {
            foreach (var edit in file.Edits)
            {
                output.WriteLine(
                    $"{Show(file.Path)}:{edit.Location.Line}:{edit.Location.Column}: {edit.Before} -> {edit.After}"
                );
            }
        }
    }

    /// <summary>What was done, in a few lines.</summary>
    public static void WriteSummary(TextWriter output, ChangeResult result)
    {
        var edits = result.Files.Sum(file => file.Edits.Count);
        var pictures = result.Pictures.DistinctBy(picture => picture.Path, StringComparer.Ordinal).ToList();
        var added = pictures.Where(picture => picture.IsNew).ToList();
        if (edits == 0)
        {
            output.WriteLine(
                result.Failures.Count > 0
                    ? $"nothing was changed; {Count("reference", result.Failures.Count)} failed"
                    : "nothing to change"
            );
            return;
        }

        output.WriteLine(
            $"{Count("change", edits)} in {Count("file", result.Files.Count)}{(result.IsDryRun ? " would be made" : result.IsUndo ? " taken back" : "")}"
        );
        if (result.IsUndo)
        {
            output.WriteLine($"  pictures  {Number(pictures.Count)} removed");
            return;
        }

        if (pictures.Count > 0)
        {
            output.WriteLine(
                $"  pictures  {Number(pictures.Count)}, {Number(added.Count)} new ({SizeText.Format(added.Sum(picture => picture.Bytes))})"
            );
            var hosts = ChangeHosts.Count(result);
            var more = hosts.Count > MostHosts ? $", and {Count("host", hosts.Count - MostHosts)} more" : "";
            output.WriteLine(
                $"  hosts     {string.Join(", ", hosts.Take(MostHosts).Select(host => $"{host.Host} {Number(host.Count)}"))}{more}"
            );
        }

        if (result.Failures.Count > 0)
        {
            output.WriteLine($"  failed    {Number(result.Failures.Count)}");
        }

        foreach (var run in result.IsDryRun ? [] : result.Runs)
        {
            output.WriteLine($"  undo      archivetool {result.Command} --undo={run}");
        }
    }

    private static string Show(string path)
    {
        var working = CanonicalPath.Resolve(Environment.CurrentDirectory);
        return CanonicalPath.IsWithin(path, working) ? Path.GetRelativePath(working, path) : path;
    }

    private static string Count(string noun, int count) => noun.ToQuantity(count, "N0", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
