using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Links.Checking;
using ArchiveTool.Core.Localizing.Fixing;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Core.Sites;
using ArchiveTool.Tracking;
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

        var (earlier, failure) = parsed.GetValue(fromReport) is { } path ? EarlierFindings.Read(path) : (null, null);
        if (failure is not null)
        {
            return await FailAsync(failure);
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
            return await FailAsync(opening.Failure!);
        }

        ChangeResult result;
        await using (var session = new FixSession(Bind(parsed, earlier, fetch.MaxBytes), fetcher))
        {
            var isShown = !parsed.GetValue(shown.Quiet) && !parsed.GetValue(shown.NoProgress);
            result = await ProgressDisplay.ShowAsync(
                session.RunAsync(GetInputs(parsed, earlier), deadline.Token),
                session.Progress,
                isWanted: isShown && !parsed.GetValue(interactive),
                isColored: !parsed.GetValue(shown.NoColor)
            );
        }

        rules.TellTooSlow(parsed);
        deadline.Tell(result.IsInterrupted);
        var isWritten = await shown.WriteAsync(parsed, result, cancellationToken);
        var status = isWritten ? ChangeOutputOptions.GetStatus(result) : ExitStatus.Failed;
        return RecordOutcome.Tell(opening.Recorder, status);
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync($"archivetool: {message}");
        return ExitStatus.Failed;
    }

    private IEnumerable<FoundInput> GetInputs(ParseResult parsed, EarlierFindings? earlier) =>
        earlier is not null && !input.GetNames(parsed).Any()
            ? InputExpansion.Expand(earlier.Posts, libraryRoot: null)
            : input.Expand(parsed, null);

    private FixOptions Bind(ParseResult parsed, EarlierFindings? earlier, long maxBytes)
    {
        var endpoint =
            parsed.GetValue(waybackEndpoint)
            ?? (WebUrl.TryParse(WaybackCaptures.DefaultEndpoint, null, out var known) ? known : null);
        return new FixOptions
        {
            ToolVersion = ToolVersion.Text,
            Redirects = parsed.GetValue(redirects),
            LinkCleaning = parsed.GetValue(cleanLinks) switch
            {
                "tracking" => LinkCleaning.Tracking,
                "all" => LinkCleaning.All,
                _ => LinkCleaning.None,
            },
            Https = parsed.GetValue(https),
            Rel = parsed.GetValue(rel),
            Captures = parsed.GetValue(captures),
            Earlier = earlier,
            IsDryRun = source.IsDryRun(parsed),
            Force = source.IsForced(parsed),
            Confirm = parsed.GetValue(interactive) ? FixDialogue.Ask : null,
            Audit = new AuditOptions
            {
                DocumentUrl = parsed.GetValue(input.DocumentUrl),
                Local = new LocalReferenceOptions { SiteRoot = parsed.GetValue(input.SiteRoot) },
                CheckExampleHosts = parsed.GetValue(fetching.Replay) is not null,
                InputFormat = Values.GetPostFormat(parsed.GetValue(input.Format)),
                LazyImages = input.GetLazyImages(parsed),
                DefaultReferrerPolicy = parsed.GetValue(input.Policy) ?? ReferrerPolicy.StrictOriginWhenCrossOrigin,
                Include = parsed.GetValue(fetching.Include) ?? [],
                Exclude = parsed.GetValue(fetching.Exclude) ?? [],
                Rules = rules.Bind(parsed),
                Networks = rules.GetNetworks(parsed),
                WaybackEndpoint = parsed.GetValue(captures) ? endpoint : null,
                MaxInputBytes = maxBytes,
            },
        };
    }
}
