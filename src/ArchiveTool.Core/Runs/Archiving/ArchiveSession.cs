using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Inputs.Unfolding;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Links.Checking;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Offline.Browsing;
using ArchiveTool.Core.Runs.Archiving.Assets;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Archiving.Writing;
using ArchiveTool.Core.Runs.LinkChecks;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Core.Runs.Thumbnailing;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Runs.Archiving;

/// <summary>An archive run with all it needs: made by a command or a program, used once, disposed.</summary>
internal sealed class ArchiveSession : IAsyncDisposable
{
    private readonly Library library;
    private readonly ArchiveOptions options;
    private readonly Fetcher fetcher;
    private readonly IThumbnailer? thumbnailer;
    private readonly InputReader reader;
    private readonly InputUnfolding unfolding;
    private readonly ArchiveRun run;
    private readonly UrlFilter filter;
    private readonly ThumbnailSettings settings;

    /// <summary>Puts the parts together.</summary>
    /// <param name="library">An open library; the session closes it.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="fetcher">The network, or a record of it; the session closes it.</param>
    /// <param name="thumbnailer">
    /// Makes thumbnails; the session closes it. Null if no engine is installed: the run then builds none and says so once.
    /// </param>
    /// <param name="catalogue">Knows what tracks and who earns.</param>
    /// <param name="reader">Reads the inputs, over the same fetcher.</param>
    /// <param name="time">The clock.</param>
    public ArchiveSession(
        Library library,
        ArchiveOptions options,
        Fetcher fetcher,
        IThumbnailer? thumbnailer,
        TrackingCatalogue catalogue,
        InputReader reader,
        TimeProvider time
    )
    {
        this.library = library;
        library.Durability = options.Durability;
        this.options = options;
        this.fetcher = fetcher;
        this.thumbnailer = thumbnailer;
        this.reader = reader;
        filter = new UrlFilter(options.Include, options.Exclude);
        var assets = new AssetSource(
            library,
            library.Assets,
            fetcher,
            catalogue,
            options.Refreshes,
            url => filter.Allows(url.Href),
            Progress,
            time
        );
        var before = library.Settings;
        var after = before.With(options.Thumbnails);
        settings = before.Resolve(options.Thumbnails);
        var thumbnails = new ThumbnailSource(
            library,
            thumbnailer,
            thumbnailer is null ? settings with { Widths = [] } : settings,
            Progress,
            asset => after.Outdates(before, asset)
        );
        var archiver = new PostArchiver(
            library,
            options,
            catalogue,
            filter,
            new PostAssets(
                assets,
                new StyleSheetLoader(assets, catalogue, filter),
                new StyleSheetRewriter(assets),
                new SvgTwins(assets),
                new PictureTwins(assets, GetConverter()),
                thumbnails,
                Progress
            ),
            thumbnails,
            new LinkJudge(
                catalogue,
                options.CheckLinks ? LinkCheckers.Network(fetcher, catalogue, new LinkCheckOptions()) : null,
                filter,
                followsAffiliates: false,
                Progress
            ),
            fetcher.FindFaultAsync,
            Progress,
            time
        );
        unfolding = CreateUnfolding(time);
        run = new ArchiveRun(library, unfolding, archiver, options.PostsInFlight);
    }

    private InputUnfolding CreateUnfolding(TimeProvider time) =>
        new(
            reader,
            options.Listings,
            url => filter.Allows(url.Href),
            new LibraryFeeds(library, options, OptionsFingerprint.Compute(settings), fetcher.Options, time),
            time
        );

    private PictureConverter? GetConverter() =>
        thumbnailer is null ? null : new PictureConverter(library, thumbnailer, options.Thumbnails.MaxPixels);

    /// <summary>Whether the library stays open when the session is disposed: its owner runs further sessions.</summary>
    internal bool KeepLibraryOpen { get; init; }

    /// <summary>Whether the library is new and no post came into it.</summary>
    internal bool IsEmpty { get; private set; }

    /// <summary>How far the run is.</summary>
    public RunProgress Progress { get; } = new();

    /// <summary>Archives the inputs and makes the library's own page again.</summary>
    public async Task<ArchiveResult> RunAsync(IEnumerable<FoundInput> inputs, CancellationToken cancellationToken)
    {
        var kept = library.Settings.With(options.Thumbnails);
        if (!kept.Equals(library.Settings))
        {
            await library.SaveSettingsAsync(kept, CancellationToken.None);
        }

        await AssetRenaming.RunAsync(library, cancellationToken);
        var result = await run.RunAsync(inputs, cancellationToken);
        result = result with { Notes = [.. unfolding.Notes, .. filter.Problems, .. fetcher.Notes, .. WithoutEngine()] };
        if (!result.IsInterrupted && await fetcher.FindFaultAsync(CancellationToken.None) is { } fault)
        {
            var trouble = new Problem(ProblemCode.Input, fault.Reason, null, fault.Message);
            result = result with { Failures = [.. result.Failures, trouble] };
        }

        IsEmpty =
            result.Report.Archive is { Posts: 0 } && library.IsNew && !library.Directory.IsFolder(LibraryLayout.Assets);
        if (IsEmpty)
        {
            return result;
        }

        try
        {
            await LibraryPages.WriteAsync(library, keepsReceiver: false, CancellationToken.None);
            if (!result.IsInterrupted)
            {
                library.Settle();
            }

            // What is told from here on is on the device.
            await library.FlushAsync();
            return result;
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            var message =
                $"the page of {library.Directory.Root} could not be made: {exception.Message}; make room and run it again";
            var problem = new Problem(
                ProblemCode.Input,
                Reason.Unreadable,
                LibraryLayout.InMessages(library.Directory, LibraryLayout.IndexPage),
                message
            );
            return result with { Failures = [.. result.Failures, problem] };
        }
    }

    private IEnumerable<Problem> WithoutEngine() =>
        thumbnailer is null && settings.Widths.Count > 0
            ?
            [
                new Problem(
                    ProblemCode.NotDecodable,
                    Reason.NotDecodable,
                    null,
                    "No thumbnails were built: no image engine is installed. Add the package "
                        + "ArchiveTool.Thumbnails.ImageSharp or ArchiveTool.Thumbnails.Vips, or ask for no widths."
                ),
            ]
            : [];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        if (thumbnailer is not null)
        {
            await thumbnailer.DisposeAsync();
        }

        await fetcher.DisposeAsync();
        if (KeepLibraryOpen)
        {
            return;
        }

        if (IsEmpty)
        {
            library.Discard();
        }
        else
        {
            library.Dispose();
        }
    }
}
