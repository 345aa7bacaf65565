using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Inputs.Unfolding;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Reports;
using ArchiveTool.Core.Runs.Archiving.Work;

namespace ArchiveTool.Core.Runs.Archiving;

/// <summary>
/// Archives many posts: some in flight at a time, their results in the order of the inputs. A slow post holds up neither
/// those behind it nor their hosts, until so many wait for it that memory asks for a halt.
/// </summary>
/// <param name="library">The library.</param>
/// <param name="unfolding">Reads inputs and what they list.</param>
/// <param name="archiver">Does one post.</param>
/// <param name="postsInFlight">Posts worked on at once.</param>
internal sealed class ArchiveRun(Library library, InputUnfolding unfolding, PostArchiver archiver, int postsInFlight)
{
    private const int MostWaiting = 512;

    private readonly ReportBuilder report = new();
    private readonly List<Problem> failures = [];
    private readonly List<(string Post, Problem Problem)> problems = [];
    private readonly Dictionary<string, ManifestAsset> assets = new(StringComparer.Ordinal);
    private readonly HashSet<string> brought = new(StringComparer.Ordinal);
    private readonly List<DonePost> posts = [];
    private int unchanged;
    private int uses;
    private int missing;
    private long newBytes;
    private volatile bool isInterrupted;

    /// <summary>Archives the inputs. An interruption ends the run with what is finished.</summary>
    public async Task<ArchiveResult> RunAsync(IEnumerable<FoundInput> inputs, CancellationToken cancellationToken)
    {
        var results = new Queue<Task<IReadOnlyList<PostOutcome>>>();
        using var slots = new SemaphoreSlim(postsInFlight);
        var ready = Task.Run(JsonForms.MakeReady, CancellationToken.None);
        try
        {
            foreach (var found in inputs)
            {
                await slots.WaitAsync(cancellationToken);
                results.Enqueue(ArchiveAsync(found, slots, cancellationToken));
                while (results.TryPeek(out var next) && (next.IsCompleted || results.Count >= MostWaiting))
                {
                    Take(await results.Dequeue());
                }
            }
        }
        catch (OperationCanceledException)
        {
            isInterrupted = true;
        }

        while (results.TryDequeue(out var next))
        {
            Take(await next);
        }

        await ready;
        return Result();
    }

    private async Task<IReadOnlyList<PostOutcome>> ArchiveAsync(
        FoundInput found,
        SemaphoreSlim slots,
        CancellationToken cancellationToken
    )
    {
        // Parsing is work; it is done beside that of the other posts.
        await Task.Yield();
        try
        {
            return await ArchiveAsync(found, cancellationToken);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<IReadOnlyList<PostOutcome>> ArchiveAsync(FoundInput found, CancellationToken cancellationToken)
    {
        if (found.Input is not { } input)
        {
            return [Failed(found.Name, Reason.NotFound, found.Failure!)];
        }

        // A feed's entries are worked on like posts that were named; their results stay in its order.
        return await unfolding.WorkAsync(
            input,
            postsInFlight,
            (post, bytes) => archiver.ArchiveAsync(post, bytes, cancellationToken),
            GuardAsync,
            cancellationToken
        );
    }

    private async Task<PostOutcome?> GuardAsync(PostInput input, Func<Task<PostOutcome?>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            isInterrupted = true;
            return null;
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            return Failed(input, exception);
        }
    }

    private static PostOutcome Failed(PostInput input, Exception exception) =>
        Failed(
            input.Name,
            Reason.Unreadable,
            $"{input.Name} could not be archived: {exception.Message}; put that right and run it again, what was finished is kept"
        );

    private static PostOutcome Failed(string name, Reason reason, string message) =>
        new(name, null, false, [], new Problem(ProblemCode.Input, reason, name, message));

    private void Take(IReadOnlyList<PostOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            Take(outcome);
        }
    }

    private void Take(PostOutcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            failures.Add(failure);
        }

        if (outcome.Manifest is not { } manifest)
        {
            return;
        }

        posts.Add(
            new DonePost(
                outcome.Name,
                manifest.Post.Slug,
                manifest.References.Count,
                manifest.Assets.Count,
                outcome.IsUnchanged
            )
        );
        unchanged += outcome.IsUnchanged ? 1 : 0;
        newBytes += outcome.NewAssets.Where(asset => brought.Add(asset.Sha256)).Sum(asset => asset.Bytes);
        report.Add(manifest.References.Select(reference => reference.Url), manifest.Links);
        foreach (var asset in manifest.Assets)
        {
            uses += Math.Max(1, asset.Urls.Count + (asset.File is null ? 0 : 1));
            assets[asset.Sha256] = asset;
        }

        foreach (var problem in manifest.Problems)
        {
            missing += problem.Code == ProblemCode.Missing ? 1 : 0;
            problems.Add((outcome.Name, problem.ToProblem()));
            report.AddProblem(manifest.Post.Source, problem.ToProblem());
        }
    }

    private ArchiveResult Result() =>
        new()
        {
            Report = report.Build(
                new ArchiveSummary(
                    library.Directory.Root,
                    posts.Count,
                    assets.Count,
                    assets.Values.Sum(asset => asset.Bytes),
                    uses - assets.Count,
                    assets.Values.Sum(asset => asset.Thumbnails.Count),
                    missing
                )
            ),
            Failures = failures,
            Problems = problems,
            Unchanged = unchanged,
            Images = assets.Values.Count(asset => asset.MediaType.StartsWith("image/", StringComparison.Ordinal)),
            NewBytes = newBytes,
            Posts = posts,
            IsInterrupted = isInterrupted,
        };
}
