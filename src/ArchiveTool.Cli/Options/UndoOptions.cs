using System.CommandLine;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Localizing;

namespace ArchiveTool.Cli.Options;

/// <summary>The options that list a site's runs and take one back.</summary>
/// <param name="command">The name of the command.</param>
internal sealed class UndoOptions(string command)
{
    private const string Last = "last";

    private readonly Option<string?> undo = new("--undo")
    {
        Description = "Take a run back, byte for byte: the last one, or RUN",
        HelpName = "RUN",
    };

    private readonly Option<bool> log = new("--log") { Description = "List the runs that changed the site" };

    /// <summary>Adds the options.</summary>
    /// <param name="target">Takes them.</param>
    /// <param name="source">What they do not go with.</param>
    public void AddTo(Command target, SourceOptions source)
    {
        target.Options.Add(undo);
        target.Options.Add(log);
        target.Validators.Add(result =>
        {
            if (result.GetResult(undo) is not null && source.IsDryRun(result))
            {
                result.AddError("--undo cannot be combined with --dry-run; --log lists the runs and what each changed");
            }
        });
    }

    /// <summary>Whether one of them is asked for, so that no input need be named.</summary>
    public bool IsAsked(System.CommandLine.Parsing.CommandResult result) =>
        result.GetResult(undo) is not null || result.GetValue(log);

    /// <summary>The sites with records that some files or folders belong to; the working folder's where none is named.</summary>
    public static List<string> FindRoots(IEnumerable<string> names) =>
        [.. names.DefaultIfEmpty(".").Select(RunHistory.FindRoot).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Does what was asked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="names">Files or folders of the site; the working folder where none is named.</param>
    /// <param name="output">Tells what was taken back.</param>
    /// <param name="interruption">Ends the waiting for the reader of a pipe.</param>
    /// <returns>The exit status; null where neither was asked for.</returns>
    public async Task<int?> RunAsync(
        ParseResult parsed,
        IEnumerable<string> names,
        ChangeOutputOptions output,
        CancellationToken interruption
    )
    {
        var run = parsed.GetValue(undo);
        if (run is null && !parsed.GetValue(log))
        {
            return null;
        }

        string[] places = [.. names.DefaultIfEmpty(".")];
        var roots = FindRoots(places);
        if (roots.Count == 0)
        {
            await Console.Error.WriteLineAsync(
                $"archivetool: no run changed {string.Join(", ", places)}; name the site's folder or a post in it"
            );
            return parsed.GetValue(log) ? await ListAsync(parsed, roots, output, interruption) : ExitStatus.Failed;
        }

        if (run is null)
        {
            return await ListAsync(parsed, roots, output, interruption);
        }

        var status = ExitStatus.Done;
        foreach (var root in roots)
        {
            var result = RunHistory.Undo(root, command, run == Last ? null : run);
            var isWritten = await output.WriteAsync(parsed, result, interruption);
            status = Math.Max(status, isWritten ? ChangeOutputOptions.GetStatus(result) : ExitStatus.Failed);
        }

        return status;
    }

    private static async Task<int> ListAsync(
        ParseResult parsed,
        List<string> roots,
        ChangeOutputOptions output,
        CancellationToken interruption
    )
    {
        var runs = roots.SelectMany(root => RunHistory.List(root).Select(run => (root, run))).ToList();
        var isWritten = await output.WriteAsync(
            parsed,
            json => RunLog.WriteJson(json, runs),
            text => RunLog.WriteText(text, runs),
            interruption
        );
        return isWritten ? ExitStatus.Done : ExitStatus.Failed;
    }
}
