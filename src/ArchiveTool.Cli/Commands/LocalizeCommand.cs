using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Localizing;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Referrers;

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

    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "Change nothing; print a diff that git apply takes; exit 1 where there is work",
    };

    private readonly Option<bool> force = new("--force")
    {
        Description = "Also change files with changes that are not committed to git",
    };

    public static Command Build()
    {
        var own = new LocalizeCommand();
        var command = new Command(CommandName, "Bring a blog's foreign pictures into the blog itself, in place");
        own.input.AddTo(command, hasListings: false, own.undo.IsAsked);
        own.choices.AddTo(command);
        command.Options.Add(own.dryRun);
        command.Options.Add(own.force);
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
        var error = shown.GetError(parsed);
        if (input.Validate(parsed, error, shown.Report, fetching, null, deadline.Token) is { } refused)
        {
            return refused;
        }

        if (await undo.RunAsync(parsed, input.GetNames(parsed), shown, cancellationToken) is { } done)
        {
            return done;
        }

        fetching.WarnOfCredentials(parsed);
        var fetch = fetching.Bind(parsed, Composition.FetchDefaults());
        await using var opening = await ChangeOpening.OpenAsync(
            fetch,
            parsed.GetValue(fetching.Record),
            parsed.GetValue(fetching.Replay),
            deadline.Token
        );
        if (opening.Fetcher is not { } fetcher)
        {
            await Console.Error.WriteLineAsync($"archivetool: {opening.Failure}");
            return ExitStatus.Failed;
        }

        var options = Bind(parsed) with { MaxInputBytes = fetch.MaxBytes };
        ChangeResult result;
        await using (var session = new LocalizeSession(options, fetcher))
        {
            result = await ProgressDisplay.ShowAsync(
                session.RunAsync(input.Expand(parsed, null), deadline.Token),
                session.Progress,
                isWanted: !parsed.GetValue(shown.Quiet) && !parsed.GetValue(shown.NoProgress),
                isColored: !parsed.GetValue(shown.NoColor)
            );
        }

        rules.TellTooSlow(parsed);
        deadline.Tell(result.IsInterrupted);
        var isWritten = await shown.WriteAsync(parsed, result, cancellationToken);
        var status = isWritten ? ChangeOutputOptions.GetStatus(result) : ExitStatus.Failed;
        return RecordOutcome.Tell(opening.Recorder, status);
    }

    private LocalizeOptions Bind(ParseResult parsed) =>
        new()
        {
            ToolVersion = ToolVersion.Text,
            DocumentUrl = parsed.GetValue(input.DocumentUrl),
            InputFormat = Values.GetPostFormat(parsed.GetValue(input.Format)),
            DefaultReferrerPolicy = parsed.GetValue(input.Policy) ?? ReferrerPolicy.StrictOriginWhenCrossOrigin,
            Include = parsed.GetValue(fetching.Include) ?? [],
            Exclude = parsed.GetValue(fetching.Exclude) ?? [],
            OnlyHosts = choices.GetHosts(parsed),
            Kinds = choices.GetKinds(parsed),
            Into = choices.GetPlace(parsed),
            Folder = choices.GetFolder(parsed),
            Name = choices.GetName(parsed),
            PerPost = choices.IsPerPost(parsed),
            IsDryRun = parsed.GetValue(dryRun),
            Force = parsed.GetValue(force),
            Rules = rules.Bind(parsed),
            Networks = rules.GetNetworks(parsed),
        };
}
