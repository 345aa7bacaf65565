using System.CommandLine;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Links.Caching;
using ArchiveTool.Core.Links.Checking;
using ArchiveTool.Core.Reports;
using ArchiveTool.Core.Reports.Formats;
using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Core.Sites;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool audit</c>: check every link and image, name what tracks and who earns, keep nothing.</summary>
internal sealed class AuditCommand : RunCommand<OpenedAudit, AuditResult>
{
    public const string CommandName = "audit";
    private static readonly TimeSpan DefaultMaxAge = TimeSpan.FromDays(1);
    private static readonly TimeSpan DefaultFailureAge = TimeSpan.FromMinutes(10);

    private readonly AccountOptions accounts = new();
    private readonly OutputOptions shown = new(ProblemCode.Dead);

    private readonly Option<string?> cache = new("--cache")
    {
        Description = "Cache results in FILE; recheck links older than --max-age",
        HelpName = "FILE",
    };

    private readonly Option<TimeSpan?> maxAge = Values.Duration(
        "--max-age",
        "Maximum age of a cached success (default 1d)",
        TimeSpan.Zero,
        TimeSpan.FromDays(366)
    );

    private readonly Option<TimeSpan?> failureAge = Values.Duration(
        "--failure-age",
        "Maximum age of a cached failure (default 10m)",
        TimeSpan.Zero,
        TimeSpan.FromDays(366)
    );

    private readonly Option<bool> wayback = new("--wayback")
    {
        Description = "Suggest the Wayback Machine capture of each dead link closest to the post's date",
    };

    private readonly Option<WebUrl?> waybackEndpoint = Values.Url(
        "--wayback-endpoint",
        $"Availability API used by --wayback (default {WaybackCaptures.DefaultEndpoint})"
    );

    private readonly Option<bool> followAffiliate = new("--follow-affiliate")
    {
        Description = "Also request affiliate links and redirectors, which counts as a click",
    };

    private readonly Option<bool> fragments = new("--fragments")
    {
        Description = "Check that #fragments exist in their pages",
    };

    private readonly Option<WebUrl?> baseUrl = Values.Url(
        "--base-url",
        "URL the named folder is served at; references under it are resolved in the folder"
    );

    private readonly Option<IReadOnlyList<ReferenceRemap>> remaps = Values.Many<ReferenceRemap>(
        "--remap",
        "Replace references that match REGEX by another URL or file; repeatable",
        "'REGEX REPLACEMENT'",
        "a regular expression, a space, and what stands there instead",
        Values.TryParseRemap
    );

    private readonly Option<string?> indexFiles = new("--index-files")
    {
        Description = "Files that stand for a folder (default index.html,README.md)",
        HelpName = "LIST",
    };

    private readonly Option<bool> requireIndex = new("--require-index")
    {
        Description = "Treat a link to a folder without an index file as dead",
    };

    public static Command Build()
    {
        var own = new AuditCommand();
        var command = new Command(
            CommandName,
            "Check every link and image, and name trackers and affiliates; keeps nothing"
        );
        own.Input.AddTo(command);
        Option[] options =
        [
            own.cache,
            own.maxAge,
            own.failureAge,
            own.wayback,
            own.waybackEndpoint,
            own.followAffiliate,
            own.fragments,
            own.baseUrl,
            own.remaps,
            own.indexFiles,
            own.requireIndex,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        own.Fetching.AddTo(command);
        own.Rules.AddTo(command);
        own.accounts.AddTo(command);
        command.Options.Add(own.shown.Report.Clicks);
        own.shown.AddTo(command);
        command.SetAction(own.RunAsync);
        return command;
    }

    /// <inheritdoc/>
    protected override Task<int?> ValidateAsync(
        ParseResult parsed,
        CancellationToken ending,
        CancellationToken cancellationToken
    ) => Task.FromResult(Input.Validate(parsed, shown, Fetching, null, ending));

    /// <inheritdoc/>
    protected override Task<Outcome<OpenedAudit>> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        shown.TellOfDisclosure(parsed);

        // One catalogue for the run and for the names of networks.
        var catalogue = TrackingCatalogue.Default.With(Rules.GetNetworks(parsed)).With(Rules.Bind(parsed));
        var exchanges = Fetching.GetExchanges(parsed);
        var bound = Options(parsed, catalogue, exchanges.Fetch.MaxBytes);
        var setup = new AuditSetup(RunBinding.Bind(parsed, bound, Input, Fetching, rules: null), exchanges, catalogue)
        {
            CachePath = parsed.GetValue(cache),
            CacheAges = GetAges(parsed),
            OpenStandardInput = Console.OpenStandardInput,
        };
        return OpenedAudit.OpenAsync(setup, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<AuditResult> WorkAsync(
        ParseResult parsed,
        OpenedAudit run,
        CancellationToken cancellationToken
    )
    {
        var session = run.Session;
        var isVerbose = parsed.GetValue(shown.Verbose);
        if (isVerbose)
        {
            session.Progress.Judged = Tell;
        }

        return shown.Display.ShowAsync(
            parsed,
            session.RunAsync(Input.Expand(parsed, null), cancellationToken),
            session.Progress,
            isWanted: !isVerbose
        );
    }

    /// <inheritdoc/>
    protected override bool IsInterrupted(AuditResult result) => result.IsInterrupted;

    /// <inheritdoc/>
    protected override async Task<int> ReportAsync(
        ParseResult parsed,
        OpenedAudit run,
        AuditResult result,
        CancellationToken cancellationToken
    )
    {
        if (run.Note is { } note)
        {
            Console.Error.WriteLine($"archivetool: {note.Message}");
        }

        var closing = run.CloseAsync();
        var isReported = await ReportAsync(parsed, result, cancellationToken);
        await closing;
        return isReported ? GetStatus(parsed, result) : ExitStatus.Failed;
    }

    private static void Tell(LinkFinding link)
    {
        lock (Console.Error)
        {
            Console.Error.WriteLine(PrintableText.OneLine($"{link.Status.ToCode()} {link.Reason.ToCode()} {link.Url}"));
        }
    }

    private LinkCacheAges GetAges(ParseResult parsed)
    {
        var longest = parsed.GetValue(maxAge) ?? DefaultMaxAge;
        var failures = parsed.GetValue(failureAge) ?? DefaultFailureAge;
        return new LinkCacheAges(longest, failures < longest ? failures : longest);
    }

    private AuditOptions Options(ParseResult parsed, TrackingCatalogue catalogue, long maxBytes) =>
        new()
        {
            Local = new LocalReferenceOptions
            {
                SiteRoot = parsed.GetValue(Input.SiteRoot),
                BaseUrl = parsed.GetValue(baseUrl),
                IndexFiles =
                    parsed
                        .GetValue(indexFiles)
                        ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    ?? LocalReferenceOptions.DefaultIndexFiles,
                RequireIndex = parsed.GetValue(requireIndex),
                NamedFolders = [.. Input.GetNames(parsed)],
            },
            Remaps = parsed.GetValue(remaps) ?? [],
            CheckExampleHosts = parsed.GetValue(Fetching.Replay) is not null,
            Disclosure = shown.GetDisclosure(parsed),
            Listings = Input.GetListings(parsed),
            Accounts = accounts.Bind(parsed, catalogue),
            MaxInputBytes = maxBytes,
            FollowAffiliateLinks = parsed.GetValue(followAffiliate),
            CheckFragments = parsed.GetValue(fragments),
            WaybackEndpoint = parsed.GetValue(wayback)
                ? parsed.GetValue(waybackEndpoint) ?? WaybackCaptures.DefaultUrl
                : null,
        };

    private async Task<bool> ReportAsync(ParseResult parsed, AuditResult result, CancellationToken interruption)
    {
        foreach (var problem in result.Failures.Concat(result.Notes))
        {
            Console.Error.WriteLine($"archivetool: {problem.Message}");
        }

        if (!shown.Report.IsTextOnOutput(parsed))
        {
            var failure = await shown.Report.WriteAsync(parsed, result.Report, shown.GetFailOn(parsed), interruption);
            if (failure is not null)
            {
                Console.Error.WriteLine($"archivetool: {failure}");
            }

            if (!parsed.GetValue(shown.Quiet))
            {
                var written = failure is null ? shown.Report.GetPaths(parsed) : [];
                AuditSummaryText.Write(Console.Error, result.Report, hasCounts: true, written);
            }

            return failure is null;
        }

        var style = TerminalStyle.Detect(!parsed.GetValue(shown.NoColor));
        var text = new TextReport(ReportOptions.GetSettings(shown.GetFailOn(parsed)), style);
        var output = StandardOutput.OpenTranslated();
        if (parsed.GetValue(shown.Quiet))
        {
            text.WriteFindings(output, ReportFindings.Collect(result.Report));
        }
        else
        {
            text.Write(output, result.Report);
            AuditSummaryText.Write(Console.Error, result.Report, hasCounts: Console.IsOutputRedirected, []);
        }

        return true;
    }

    private int GetStatus(ParseResult parsed, AuditResult result)
    {
        if (result.Failures.Count > 0)
        {
            return ExitStatus.Failed;
        }

        var hasFindings = ReportFindings.Has(result.Report, shown.GetFailOn(parsed));
        return hasFindings || result.IsInterrupted ? ExitStatus.Findings : ExitStatus.Done;
    }
}
