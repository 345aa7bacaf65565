using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Links.Checking;
using ArchiveTool.Core.Localizing.Fixing;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Core.Sites;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool fix</c>: write the audit's suggestions into the sources.</summary>
internal sealed class FixCommand : RunCommand<OpenedFix, ChangeResult>
{
    public const string CommandName = "fix";

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

    private EarlierFindings? earlier;

    public static Command Build()
    {
        var own = new FixCommand();
        var command = new Command(CommandName, "Write the audit's suggestions into the sources, in place");
        own.Input.AddTo(
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
        own.undo.AddTo(command, own.source);
        own.Fetching.AddTo(command);
        own.Rules.AddTo(command);
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

    /// <inheritdoc/>
    protected override async Task<int?> ValidateAsync(
        ParseResult parsed,
        CancellationToken ending,
        CancellationToken cancellationToken
    ) =>
        Input.Validate(parsed, shown.GetError(parsed), shown.Report, Fetching, null, ending)
        ?? await undo.RunAsync(parsed, Input.GetNames(parsed), shown, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<Outcome<OpenedFix>> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var read = parsed.GetValue(fromReport) is { } path ? EarlierFindings.Read(path) : null;
        if (read is { IsSuccess: false })
        {
            return new Failure(read.Failure);
        }

        earlier = read?.Value;
        var exchanges = Fetching.GetExchanges(parsed);
        return await OpenedFix.OpenAsync(Bind(parsed, exchanges.Fetch.MaxBytes), exchanges, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<ChangeResult> WorkAsync(
        ParseResult parsed,
        OpenedFix run,
        CancellationToken cancellationToken
    ) =>
        shown.Display.ShowAsync(
            parsed,
            run.Session.RunAsync(GetInputs(parsed), cancellationToken),
            run.Session.Progress,
            isWanted: !parsed.GetValue(interactive)
        );

    /// <inheritdoc/>
    protected override bool IsInterrupted(ChangeResult result) => result.IsInterrupted;

    /// <inheritdoc/>
    protected override Task<int> ReportAsync(
        ParseResult parsed,
        OpenedFix run,
        ChangeResult result,
        CancellationToken cancellationToken
    ) => shown.ReportAsync(parsed, result, cancellationToken);

    private IEnumerable<FoundInput> GetInputs(ParseResult parsed) =>
        earlier is not null && !Input.GetNames(parsed).Any()
            ? InputExpansion.Expand(earlier.Posts, libraryRoot: null)
            : Input.Expand(parsed, null);

    private FixOptions Bind(ParseResult parsed, long maxBytes) =>
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
            Audit = RunBinding.Bind(parsed, GetAudit(parsed, maxBytes), Input, Fetching, Rules),
        };

    private AuditOptions GetAudit(ParseResult parsed, long maxBytes) =>
        new()
        {
            Local = new LocalReferenceOptions { SiteRoot = parsed.GetValue(Input.SiteRoot) },
            CheckExampleHosts = parsed.GetValue(Fetching.Replay) is not null,
            WaybackEndpoint = parsed.GetValue(captures)
                ? parsed.GetValue(waybackEndpoint) ?? WaybackCaptures.DefaultUrl
                : null,
            MaxInputBytes = maxBytes,
        };
}
