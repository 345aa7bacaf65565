using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Recording;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;

namespace ArchiveTool.Core.Localizing;

/// <summary>The runs that changed a site, to be listed and taken back.</summary>
internal static class RunHistory
{
    /// <summary>The folder with the record of the site of a file or folder; null if nothing was changed.</summary>
    public static string? FindRoot(string path) => SiteRecord.FindRoot(CanonicalPath.Resolve(path));

    /// <summary>The runs of a site, the oldest first.</summary>
    public static IReadOnlyList<RunSummary> List(string root) =>
        [
            .. SiteRecord
                .At(root)
                .Read()
                .Select(run => new RunSummary(
                    run.Header.Run,
                    run.Header.Command,
                    run.Header.StartedAt,
                    run.Files.Select(file => file.Path).Distinct(StringComparer.Ordinal).Count(),
                    run.Files.Sum(file => file.Edits.Count),
                    run.Files.SelectMany(file => file.Pictures)
                        .Where(picture => picture.IsCreated)
                        .Select(picture => picture.Path)
                        .Distinct(StringComparer.Ordinal)
                        .Count(),
                    run.IsFinished
                )),
        ];

    /// <summary>Takes a run back.</summary>
    /// <param name="root">The site's folder.</param>
    /// <param name="command">Of which command the last run is meant; null for any.</param>
    /// <param name="run">The run's name, or null for the last one.</param>
    public static ChangeResult Undo(string root, string? command, string? run)
    {
        using var record = SiteRecord.At(root);
        if (record.Take() is { } refusal)
        {
            return Refused(command, refusal);
        }

        var runs = record.Read();
        var found = run is null
            ? runs.LastOrDefault(one => command is null || one.Header.Command == command)
            : runs.FirstOrDefault(one => one.Header.Run == run);
        return found is null
            ? Refused(
                command,
                run is null
                    ? $"{root} has no run of {command} to undo"
                    : $"{root} has no run {run}; 'archivetool localize --log' lists the runs"
            )
            : new RunUndo(record).Undo(found);
    }

    private static ChangeResult Refused(string? command, string message) =>
        new()
        {
            Command = command ?? "localize",
            Problems = [new Problem(ProblemCode.Input, Reason.NotFound, null, message)],
        };
}
