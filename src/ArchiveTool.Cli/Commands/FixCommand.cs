using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Links.Checking;
using ArchiveTool.Core.Localizing.Fixing;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Runs;
using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Core.Sites;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool fix</c>: write the audit's suggestions into the sources.</summary>
internal sealed class FixCommand
{
    public const string CommandName = "fix";

    private readonly InputOptions input = new();
    private readonly FetchingOptions fetching = new();
    private readonly RuleOptions rules = new();
    private readonly ChangeOutputOptions shown = new();
    private readonly UndoOptions undo = new(CommandName);
    private readonly SourceOptions source = new();

    private readonly Option<bool> redirects = new("--redirects")
    {
        Description = "Write the new address of what moved for good",
    };

    private readonly Option<string?> cleanLinks = new Option<string?>("--clean-links")
    {
        Description = "Remove tracking from links and unwrap redirectors; all: also remove affiliate accounts",
        HelpName = "tracking|all",
    }.AcceptOnlyFromAmong("tracking", "all");

    private readonly Option<bool> https = new("--https")
    {
        Description = "Write https where a try shows that the host answers there",
    };

    private readonly Option<bool> rel = new("--rel") { Description = "Mark affiliate links with rel=\"sponsored\"" };

    private readonly Option<bool> captures = new("--captures")
    {
        Description = "Lead dead links to their Wayback Machine capture, with a title that says so",
    };

    private readonly Option<WebUrl?> waybackEndpoint = Values.Url(
        "--wayback-endpoint",
        $"Availability API used by --captures (default {WaybackCaptures.DefaultEndpoint})"
    );

    private readonly Option<string?> fromReport = new("--from-report")
    {
        Description = "Take the findings from an audit's JSON report instead of asking again",
        HelpName = "FILE",
    };

    private readonly Option<bool> interactive = new("--interactive")
    {
        Description = "Show each change in its sentence and ask",
    };

    public static Command Build()
    {
        var own = new FixCommand();
        var command = new Command(CommandName, "Write the audit's suggestions into the sources, in place");
        own.input.AddTo(
            command,
            hasListings: false,
            result => own.undo.IsAsked(result) || result.GetResult(own.fromReport) is not null
        );
        Option[] options =
        [
            own.redirects,
            own.cleanLinks,
            own.https,
            own.rel,
            own.captures,
            own.waybackEndpoint,
            own.fromReport,
            own.interactive,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        own.source.AddTo(command);
        own.undo.AddTo(command);
        own.fetching.AddTo(command);
        own.rules.AddTo(command);
        own.shown.AddTo(command);
        command.Validators.Add(result =>
        {
            var isAny =
                result.GetValue(own.redirects)
                || result.GetResult(own.cleanLinks) is not null
                || result.GetValue(own.https)
                || result.GetValue(own.rel)
                || result.GetValue(own.captures);
            if (!isAny && !own.undo.IsAsked(result))
            {
                result.AddError(
                    "nothing to fix was named; name some of --redirects, --clean-links, --https, --rel and --captures"
                );
            }

            if (result.GetResult(own.fromReport) is not null && result.GetValue(own.https))
            {
                result.AddError("--https needs the network, which --from-report does without");
            }
        });
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

        var read = parsed.GetValue(fromReport) is { } path ? EarlierFindings.Read(path) : null;
        if (read is { IsSuccess: false })
        {
            return ExitStatus.Fail(read.Failure);
        }

        var earlier = read?.Value;

        fetching.WarnOfCredentials(parsed);
        var exchanges = fetching.GetExchanges(parsed);
        var opening = await TemporaryFetcher.OpenAsync(exchanges, deadline.Token);
        if (!opening.IsSuccess)
        {
            return ExitStatus.Fail(opening.Failure);
        }

        await using var fetcher = opening.Value;

        ChangeResult result;
        await using (var session = new FixSession(Bind(parsed, earlier, exchanges.Fetch.MaxBytes), fetcher.Fetcher))
        {
            result = await shown.Display.ShowAsync(
                parsed,
                session.RunAsync(GetInputs(parsed, earlier), deadline.Token),
                session.Progress,
                isWanted: !parsed.GetValue(interactive)
            );
        }

        rules.TellTooSlow(parsed);
        deadline.Tell(result.IsInterrupted);
        var isWritten = await shown.WriteAsync(parsed, result, cancellationToken);
        var status = isWritten ? ChangeOutputOptions.GetStatus(result) : ExitStatus.Failed;
        await fetcher.CloseAsync();
        return RecordOutcome.Tell(fetcher.Recorder, status);
    }

    private IEnumerable<FoundInput> GetInputs(ParseResult parsed, EarlierFindings? earlier) =>
        earlier is not null && !input.GetNames(parsed).Any()
            ? InputExpansion.Expand(earlier.Posts, libraryRoot: null)
            : input.Expand(parsed, null);

    private FixOptions Bind(ParseResult parsed, EarlierFindings? earlier, long maxBytes) =>
        new()
        {
            ToolVersion = ToolVersion.Text,
            Redirects = parsed.GetValue(redirects),
            LinkCleaning = Values.GetLinkCleaning(parsed.GetValue(cleanLinks)),
            Https = parsed.GetValue(https),
            Rel = parsed.GetValue(rel),
            Captures = parsed.GetValue(captures),
            Earlier = earlier,
            IsDryRun = source.IsDryRun(parsed),
            Force = source.IsForced(parsed),
            Confirm = parsed.GetValue(interactive) ? FixDialogue.Ask : null,
            Audit = RunBinding.Bind(parsed, GetAudit(parsed, maxBytes), input, fetching, rules),
        };

    private AuditOptions GetAudit(ParseResult parsed, long maxBytes) =>
        new()
        {
            Local = new LocalReferenceOptions { SiteRoot = parsed.GetValue(input.SiteRoot) },
            CheckExampleHosts = parsed.GetValue(fetching.Replay) is not null,
            WaybackEndpoint = parsed.GetValue(captures)
                ? parsed.GetValue(waybackEndpoint) ?? WaybackCaptures.DefaultUrl
                : null,
            MaxInputBytes = maxBytes,
        };
}
