using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Localizing;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool localize</c>: bring a blog's foreign pictures into the blog itself.</summary>
internal sealed class LocalizeCommand
{
    public const string CommandName = "localize";

    private readonly InputOptions input = new();
    private readonly FetchingOptions fetching = new();
    private readonly RuleOptions rules = new();
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
        own.input.AddTo(
            command,
            hasListings: false,
            result => own.undo.IsAsked(result) || result.GetValue(own.prune),
            own.input.SiteRoot
        );
        own.choices.AddTo(command);
        own.source.AddTo(command);
        command.Options.Add(own.prune);
        command.Options.Add(own.check);
        command.Options.Add(own.fromLibrary);
        own.undo.AddTo(command);
        own.fetching.AddTo(command);
        own.rules.AddTo(command);
        own.shown.AddTo(command);
        command.SetAction(own.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var deadline = fetching.BeginDeadline(parsed, cancellationToken);
        if (await RunWithoutFetchingAsync(parsed, deadline.Token, cancellationToken) is { } done)
        {
            return done;
        }

        fetching.WarnOfCredentials(parsed);
        var exchanges = fetching.GetExchanges(parsed);
        var opening = await TemporaryFetcher.OpenAsync(exchanges, deadline.Token);
        if (!opening.IsSuccess)
        {
            return ExitStatus.Fail(opening.Failure);
        }

        await using var fetcher = opening.Value;

        var named = parsed.GetValue(fromLibrary) is { } root
            ? await Library.OpenAsync(root, create: false, deadline.Token)
            : null;
        if (named is { IsSuccess: false })
        {
            return ExitStatus.Fail(named.Failure);
        }

        using var library = named?.Value;
        var bound = Bind(parsed, exchanges.Fetch.MaxBytes);
        var options = RunBinding.Bind(parsed, bound, input, fetching, rules);
        ChangeResult result;
        await using (var session = new LocalizeSession(options, fetcher.Fetcher, library))
        {
            if (parsed.GetValue(check))
            {
                var checks = session.Check(input.Expand(parsed, null));
                SiteCheckText.Write(new PrintableWriter(() => Console.Out), checks);
                return checks.Count > 0 ? ExitStatus.Done : ExitStatus.Failed;
            }

            result = await shown.Display.ShowAsync(
                parsed,
                session.RunAsync(input.Expand(parsed, null), deadline.Token),
                session.Progress
            );
        }

        rules.TellTooSlow(parsed);
        deadline.Tell(result.IsInterrupted);
        var isWritten = await shown.WriteAsync(parsed, result, cancellationToken);
        var status = isWritten ? ChangeOutputOptions.GetStatus(result) : ExitStatus.Failed;
        await fetcher.CloseAsync();
        return RecordOutcome.Tell(fetcher.Recorder, status);
    }

    /// <summary>Refuses what is wrong, and does what needs no network: undo, the log, pruning.</summary>
    /// <returns>The exit status, or null to go on.</returns>
    private async Task<int?> RunWithoutFetchingAsync(
        ParseResult parsed,
        CancellationToken ending,
        CancellationToken interruption
    )
    {
        if (input.Validate(parsed, shown.GetError(parsed), shown.Report, fetching, null, ending) is { } refused)
        {
            return refused;
        }

        return await undo.RunAsync(parsed, input.GetNames(parsed), shown, interruption) is { } done ? done
            : parsed.GetValue(prune) ? await PruneAsync(parsed, interruption)
            : null;
    }

    private async Task<int> PruneAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var status = ExitStatus.Done;
        foreach (var root in UndoOptions.FindRoots(input.GetNames(parsed)))
        {
            var result = PicturePruning.Run(root, source.IsDryRun(parsed));
            foreach (var picture in result.Pictures)
            {
                await Console.Out.WriteLineAsync(picture.Path);
            }

            ChangeText.WriteProblems(Console.Error, result);
            var isWork = result.IsDryRun && result.Pictures.Count > 0;
            status = Math.Max(status, isWork ? ExitStatus.Findings : ChangeOutputOptions.GetStatus(result));
        }

        return status;
    }

    private LocalizeOptions Bind(ParseResult parsed, long maxBytes) =>
        new()
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
}
