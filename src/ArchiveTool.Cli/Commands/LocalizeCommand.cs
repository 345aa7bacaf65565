using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing;
using ArchiveTool.Core.Localizing.Results;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool localize</c>: bring a blog's foreign pictures into the blog itself.</summary>
internal sealed class LocalizeCommand : RunCommand<OpenedLocalize, ChangeResult>
{
    public const string CommandName = "localize";

    private readonly ChangeOutputOptions shown = new();
    private readonly UndoOptions undo = new(CommandName);
    private readonly LocalizeChoices choices = new();

    private readonly SourceOptions source = new();

    private readonly Option<bool> prune = new("--prune")
    {
        Description = "Remove pictures that runs brought and nothing names any more; --dry-run lists them",
    };

    private readonly Option<bool> check = new("--check")
    {
        Description = "Say where files would go, how they would be spelled, and why; fetch nothing",
    };

    private readonly Option<string?> fromLibrary = new("--from-library")
    {
        Description = "Take the files from LIBRARY instead of the network",
        HelpName = "LIBRARY",
    };

    public static Command Build()
    {
        var own = new LocalizeCommand();
        var command = new Command(CommandName, "Bring a blog's foreign pictures into the blog itself, in place");
        own.Input.AddTo(
            command,
            hasListings: false,
            result => own.undo.IsAsked(result) || result.GetValue(own.prune),
            own.Input.SiteRoot
        );
        own.choices.AddTo(command);
        own.source.AddTo(command);
        command.Options.Add(own.prune);
        command.Options.Add(own.check);
        command.Options.Add(own.fromLibrary);
        own.undo.AddTo(command, own.source);
        own.Fetching.AddTo(command);
        own.Rules.AddTo(command);
        own.shown.AddTo(command);
        command.SetAction(own.RunAsync);
        return command;
    }

    /// <inheritdoc/>
    protected override async Task<int?> ValidateAsync(
        ParseResult parsed,
        CancellationToken ending,
        CancellationToken cancellationToken
    )
    {
        if (Input.Validate(parsed, shown.GetError(parsed), shown.Report, Fetching, null, ending) is { } refused)
        {
            return refused;
        }

        return await undo.RunAsync(parsed, Input.GetNames(parsed), shown, cancellationToken) is { } done ? done
            : parsed.GetValue(prune) ? await PruneAsync(parsed, cancellationToken)
            : parsed.GetValue(check) ? await CheckAsync(parsed, ending)
            : await FinishSettledAsync(parsed, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<Outcome<OpenedLocalize>> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var exchanges = Fetching.GetExchanges(parsed);
        return OpenedLocalize.OpenAsync(
            Bind(parsed, exchanges.Fetch.MaxBytes),
            exchanges,
            parsed.GetValue(fromLibrary),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    protected override Task<ChangeResult> WorkAsync(
        ParseResult parsed,
        OpenedLocalize run,
        CancellationToken cancellationToken
    ) =>
        shown.Display.ShowAsync(
            parsed,
            run.Session.RunAsync(Input.Expand(parsed, null), cancellationToken),
            run.Session.Progress
        );

    /// <inheritdoc/>
    protected override bool IsInterrupted(ChangeResult result) => result.IsInterrupted;

    /// <inheritdoc/>
    protected override Task<int> ReportAsync(
        ParseResult parsed,
        OpenedLocalize run,
        ChangeResult result,
        CancellationToken cancellationToken
    ) => shown.ReportAsync(parsed, result, cancellationToken);

    private async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var opening = await OpenAsync(parsed, cancellationToken);
        if (!opening.IsSuccess)
        {
            return ExitStatus.Fail(opening.Failure);
        }

        await using var run = opening.Value;
        var checks = run.Session.Check(Input.Expand(parsed, null));
        var isWritten = await shown.WriteAsync(
            parsed,
            json => SiteCheckJson.Write(json, checks),
            text => SiteCheckText.Write(text, checks),
            cancellationToken
        );
        return isWritten && checks.Count > 0 ? ExitStatus.Done : ExitStatus.Failed;
    }

    private async Task<int> PruneAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var status = ExitStatus.Done;
        foreach (var root in UndoOptions.FindRoots(Input.GetNames(parsed)))
        {
            var result = PicturePruning.Run(root, source.IsDryRun(parsed));
            ChangeText.WriteProblems(Console.Error, result);
            var isWritten = await shown.WriteAsync(
                parsed,
                json => ChangeReportJson.Write(json, result, CanonicalPath.Resolve(Environment.CurrentDirectory)),
                text => WritePaths(text, result),
                cancellationToken
            );
            var isWork = result.IsDryRun && result.Pictures.Count > 0;
            status = Math.Max(
                status,
                !isWritten ? ExitStatus.Failed
                    : isWork ? ExitStatus.Findings
                    : ChangeOutputOptions.GetStatus(result)
            );
        }

        return status;
    }

    private static void WritePaths(TextWriter output, ChangeResult result)
    {
        foreach (var picture in result.Pictures)
        {
            output.WriteLine(picture.Path);
        }
    }

    /// <summary>Ends a run in which nothing is left to do before anything is opened for it.</summary>
    private async Task<int?> FinishSettledAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var usesFiles =
            parsed.GetValue(fromLibrary) is not null
            || parsed.GetValue(Fetching.Record) is not null
            || parsed.GetValue(Fetching.Replay) is not null
            || Rules.AreGiven(parsed);
        if (usesFiles || SettledSites.CountIfAll(Bind(parsed, 0), Input.Expand(parsed, null)) is not { } count)
        {
            return null;
        }

        var result = new ChangeResult
        {
            Command = CommandName,
            IsDryRun = source.IsDryRun(parsed),
            Posts = count,
        };
        return await shown.ReportAsync(parsed, result, cancellationToken);
    }

    private LocalizeOptions Bind(ParseResult parsed, long maxBytes)
    {
        var options = new LocalizeOptions
        {
            ToolVersion = ToolVersion.Text,
            OnlyHosts = choices.GetHosts(parsed),
            Kinds = choices.GetKinds(parsed),
            Into = choices.GetPlace(parsed),
            Folder = choices.GetFolder(parsed),
            Name = choices.GetName(parsed),
            PerPost = choices.IsPerPost(parsed),
            IsDryRun = source.IsDryRun(parsed),
            Force = source.IsForced(parsed),
            MaxInputBytes = maxBytes,
        };
        return RunBinding.Bind(parsed, options, Input, Fetching, Rules);
    }
}
