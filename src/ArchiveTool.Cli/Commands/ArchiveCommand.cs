using System.CommandLine;
using System.Diagnostics;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs;
using ArchiveTool.Core.Runs.Archiving;
using ArchiveTool.Core.Runs.Archiving.Work;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool archive</c>: collect, download, thumbnail, rewrite, report.</summary>
internal sealed class ArchiveCommand : RunCommand<OpenedArchive, ArchiveResult>
{
    public const string CommandName = "archive";
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private static readonly ArchiveOptions Defaults = new();

    private readonly OutputOptions shown = new(ProblemCode.Missing);

    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "The library's folder",
        HelpName = "LIBRARY",
        Required = true,
    };

    private readonly ThumbnailOptions thumbnails = new();

    private readonly Option<bool> noThumbnails = new("--no-thumbnails") { Description = "Build no thumbnails" };

    private readonly Option<bool> noLinkCheck = new("--no-link-check")
    {
        Description = "Don't check links over the network",
    };

    private readonly Option<string?> images = new Option<string?>("--images")
    {
        Description = "Srcset candidates to archive (default all)",
        HelpName = "all|largest",
    }.AcceptOnlyFromAmong("all", "largest");

    private readonly Option<bool> extractDataUrls = new("--extract-data-urls")
    {
        Description = "Extract images in data: URLs to files",
    };

    private readonly Option<string?> cleanLinks = new Option<string?>("--clean-links")
    {
        Description = "Remove tracking from written links and unwrap redirectors; all: also remove affiliate accounts",
        HelpName = "tracking|all",
    }.AcceptOnlyFromAmong("tracking", "all");

    private readonly Option<string?> assetBase = new("--asset-base")
    {
        Description = "Prefix of asset paths in the rewritten post, in place of the relative path",
        HelpName = "URL",
    };

    private readonly Option<string?> page = new Option<string?>("--page")
    {
        Description = "Layout of offline pages: the document's own, or the reader's (default: by the post)",
        HelpName = "faithful|reader",
    }.AcceptOnlyFromAmong("faithful", "reader");

    private readonly Option<bool> selfContained = new("--self-contained")
    {
        Description =
            "Copy what each offline page uses into the post's folder, so that the folder can be passed on alone",
    };

    private readonly Option<int?> maxReferences = Values.Count(
        "--max-references",
        $"Maximum references of one post; one with more is not archived (default {Defaults.MaxReferences})",
        1,
        int.MaxValue
    );

    private readonly Option<bool> refresh = new("--refresh")
    {
        Description = "Revalidate archived assets with their servers",
    };

    private readonly Option<bool> keepFeed = new("--keep-feed")
    {
        Description = "Keep the bytes of feeds in the library",
    };

    private readonly Option<bool> hotlinkFallback = new("--hotlink-fallback")
    {
        Description = "Ask for refused pictures with their own site's address as the referrer, beyond the policy",
    };

    private readonly Option<string?> durability = new Option<string?>("--durability")
    {
        Description = "What survives a power failure (default batched: every finished post)",
        HelpName = "full|batched|none",
    }.AcceptOnlyFromAmong("full", "batched", "none");

    public static Command Build()
    {
        var own = new ArchiveCommand();
        var command = new Command(
            CommandName,
            "Archive posts: download images and assets, build thumbnails, rewrite URLs, report"
        );
        own.Input.AddTo(command);
        Option[] options =
        [
            own.output,
            own.thumbnails.Widths,
            own.thumbnails.Format,
            own.thumbnails.Animation,
            own.thumbnails.Salvage,
            own.noThumbnails,
            own.noLinkCheck,
            own.cleanLinks,
            own.images,
            own.extractDataUrls,
            own.assetBase,
            own.page,
            own.selfContained,
            own.maxReferences,
            own.refresh,
            own.keepFeed,
            own.hotlinkFallback,
            own.durability,
            own.thumbnails.MaxPixels,
            own.thumbnails.Engine,
            own.thumbnails.ImageMemory,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        own.Fetching.AddTo(command);
        own.Rules.AddTo(command);
        own.shown.AddTo(command);
        own.thumbnails.AddCheckTo(command);
        command.SetAction(own.RunAsync);
        return command;
    }

    /// <inheritdoc/>
    protected override Task<int?> ValidateAsync(
        ParseResult parsed,
        CancellationToken ending,
        CancellationToken cancellationToken
    ) => Task.FromResult(Input.Validate(parsed, shown, Fetching, parsed.GetValue(output), ending));

    /// <inheritdoc/>
    protected override Task<Outcome<OpenedArchive>> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        shown.TellOfDisclosure(parsed);
        var setup = new ArchiveSetup(
            RunBinding.Bind(parsed, Options(parsed), Input, Fetching, Rules),
            WithHotlinks(parsed, Fetching.GetExchanges(parsed))
        )
        {
            CreateThumbnailer = () => thumbnails.StartWorkers(parsed),
            OpenStandardInput = Console.OpenStandardInput,
            First = Input.FirstUrl(parsed),
        };
        return ArchiveOpening.OpenAsync(parsed.GetValue(output)!, setup, cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<ArchiveResult> WorkAsync(
        ParseResult parsed,
        OpenedArchive run,
        CancellationToken cancellationToken
    ) =>
        shown.Display.ShowAsync(
            parsed,
            run.Session.RunAsync(Input.Expand(parsed, parsed.GetValue(output)), cancellationToken),
            run.Session.Progress
        );

    /// <inheritdoc/>
    protected override bool IsInterrupted(ArchiveResult result) => result.IsInterrupted;

    /// <inheritdoc/>
    protected override async Task<int> ReportAsync(
        ParseResult parsed,
        OpenedArchive run,
        ArchiveResult result,
        CancellationToken cancellationToken
    )
    {
        if (result.IsInterrupted && cancellationToken.IsCancellationRequested)
        {
            Console.Error.WriteLine(
                "archivetool: interrupted; what was finished is kept, and the same command goes on from there"
            );
        }

        return await ReportAsync(parsed, result, cancellationToken) ? GetStatus(parsed, result) : ExitStatus.Failed;
    }

    private ExchangeSource WithHotlinks(ParseResult parsed, ExchangeSource exchanges) =>
        exchanges with
        {
            Fetch = exchanges.Fetch with { HotlinkFallback = parsed.GetValue(hotlinkFallback) },
        };

    private ArchiveOptions Options(ParseResult parsed) =>
        new()
        {
            ToolVersion = ToolVersion.Text,
            SiteRoot = parsed.GetValue(Input.SiteRoot),
            Disclosure = shown.GetDisclosure(parsed),
            Listings = Input.GetListings(parsed),
            Images = parsed.GetValue(images) == "largest" ? ImageSelection.Largest : ImageSelection.All,
            ExtractDataUrls = parsed.GetValue(extractDataUrls),
            LinkCleaning = Values.GetLinkCleaning(parsed.GetValue(cleanLinks)),
            CheckLinks = !parsed.GetValue(noLinkCheck),
            Thumbnails = thumbnails.Bind(parsed, isOff: parsed.GetValue(noThumbnails)),
            AssetBase = parsed.GetValue(assetBase),
            Page = parsed.GetValue(page) switch
            {
                "faithful" => PageForm.Faithful,
                "reader" => PageForm.Reader,
                _ => null,
            },
            SelfContained = parsed.GetValue(selfContained),
            Refreshes = parsed.GetValue(refresh),
            KeepFeeds = parsed.GetValue(keepFeed),
            Durability = parsed.GetValue(durability) switch
            {
                "full" => Durability.Full,
                "none" => Durability.None,
                _ => Durability.Batched,
            },
            MaxReferences = parsed.GetValue(maxReferences) ?? Defaults.MaxReferences,
        };

    private async Task<bool> ReportAsync(ParseResult parsed, ArchiveResult result, CancellationToken interruption)
    {
        Summary.WriteProblems(Console.Error, result);
        if (parsed.GetValue(shown.Verbose))
        {
            Summary.WritePosts(Console.Error, result);
        }

        if (!shown.Report.IsTextOnOutput(parsed))
        {
            var failure = await shown.Report.WriteAsync(parsed, result.Report, shown.GetFailOn(parsed), interruption);
            if (failure is not null)
            {
                Console.Error.WriteLine($"archivetool: {failure}");
            }

            return failure is null;
        }

        if (result.Report.Archive is { Posts: 0 })
        {
            // An interruption has said that what was finished is kept, and a feed that it has nothing new.
            if (!result.IsInterrupted && result.Notes.All(note => note.Reason != Reason.NothingNew))
            {
                Console.Error.WriteLine("archivetool: nothing was archived");
            }
        }
        else if (!parsed.GetValue(shown.Quiet))
        {
            Summary.Write(new PrintableWriter(StandardOutput.OpenTranslated), result, watch.Elapsed);
        }

        return true;
    }

    private int GetStatus(ParseResult parsed, ArchiveResult result)
    {
        if (result.Failures.Count > 0)
        {
            return ExitStatus.Failed;
        }

        var failOn = shown.GetFailOn(parsed);
        var hasFindings = result.Problems.Any(item => failOn.Contains(item.Problem.Code));
        return hasFindings || result.IsInterrupted ? ExitStatus.Findings : ExitStatus.Done;
    }
}
