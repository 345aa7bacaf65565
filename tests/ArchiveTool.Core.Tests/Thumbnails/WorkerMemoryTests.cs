using System.Globalization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Media.Thumbnails.Workers;
using ArchiveTool.Testing;
using ArchiveTool.Thumbnails.ImageSharp;
using ArchiveTool.Thumbnails.Vips;

namespace ArchiveTool.Core.Tests.Thumbnails;

/// <summary>Pictures that take too much memory are findings, and the workers together stay within theirs.</summary>
public sealed class WorkerMemoryTests : ThumbnailFixture
{
    private const long Budget = 640L << 20;

    private static readonly WorkerCommand Worker = new(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "ArchiveTool.Testing.Worker.dll")]
    );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_picture_over_the_budget_is_a_finding_with_its_figures()
    {
        await using var thumbnailer = Workers(new VipsEngine());
        var result = await thumbnailer.MakeAsync(Request(ImageMaker.FlatPng(10_000_000, 2)), Cancellation);
        Assert.Equal(Reason.TooMuchMemory, result.Reason);
        Assert.StartsWith("Decoding 10000000×2 pixels takes up to ", result.Detail, StringComparison.Ordinal);
        Assert.EndsWith("more than the 640 MB of --image-memory.", result.Detail, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("greedy")]
    [InlineData("greedy-managed")]
    public async Task A_decoder_that_takes_more_than_was_granted_costs_its_picture(string mood)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux limits what a process may write to.");
        await using var thumbnailer = Workers(new ImageSharpEngine());
        var image = ImageMaker.Png(40, 40);
        for (var i = 0; i < 2; i++)
        {
            var lost = await thumbnailer.MakeAsync(Request(image, name: mood), Cancellation);
            Assert.Equal(Reason.TooMuchMemory, lost.Reason);
            var next = await thumbnailer.MakeAsync(Request(image, name: "next.png"), Cancellation);
            Assert.True(next.IsOk, next.Detail);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task The_workers_of_a_zoo_of_bombs_stay_within_their_budget_together()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The processes' memory is read from /proc.");
        (string Name, byte[] File)[] bombs =
        [
            ("wide.png", ImageMaker.FlatPng(10_000_000, 2)),
            ("broad.png", ImageMaker.FlatPng(1_000_000, 8)),
            ("interlaced.png", ImageMaker.InterlacedPng(3000, 3000)),
            ("progressive.jpg", ImageMaker.ProgressiveJpeg(4000, 4000)),
            ("a.avif", ImageMaker.Avif(2500, 2500)),
            ("a.webp", ImageMaker.Webp(2500, 2500)),
            ("a.gif", ImageMaker.AnimatedGif(700, 700, 3)),
            ("deep.png", ImageMaker.Png16(2000, 2000)),
            ("small.png", ImageMaker.Png(40, 40)),
        ];
        foreach (
            var engines in (IThumbnailEngine[][])
                [
                    [new VipsEngine()],
                    [new ImageSharpEngine()],
                ]
        )
        {
            var most = 0L;
            await using var thumbnailer = Workers(engines);
            var work = Task.WhenAll(
                bombs.Select(bomb =>
                    thumbnailer.MakeAsync(Request(bomb.File, name: $"{engines[0].Name}-{bomb.Name}"), Cancellation)
                )
            );
            while (!work.IsCompleted)
            {
                most = Math.Max(most, WorkersMemory());
                await Task.WhenAny(work, Task.Delay(5, Cancellation));
            }

            var results = await work;
            Assert.InRange(most, 1, Budget);
            Assert.All(
                results.Zip(bombs),
                pair =>
                    Assert.True(
                        pair.First.IsOk
                            || pair.First.Reason == Reason.TooMuchMemory
                            || pair.First.Detail!.StartsWith("No decoder", StringComparison.Ordinal),
                        $"{pair.Second.Name}: {pair.First.Reason} {pair.First.Detail}"
                    )
            );
            Assert.InRange(results.Count(result => result.IsOk), 6, bombs.Length);
            Assert.True(results[^1].IsOk);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_waiting_picture_that_is_cancelled_holds_up_nobody()
    {
        var budget = new MemoryBudget(100);
        var first = await budget.TakeAsync(80, Cancellation);
        using var soon = new CancellationTokenSource();
        var large = budget.TakeAsync(60, soon.Token);
        var small = budget.TakeAsync(20, Cancellation);
        Assert.False(small.IsCompleted);
        await soon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        (await small).Dispose();
        first.Dispose();
        first.Dispose();
        using var all = await budget.TakeAsync(100, Cancellation);
        Assert.Throws<ArgumentOutOfRangeException>(() => budget.TakeAsync(101, Cancellation).GetAwaiter().GetResult());
    }

    [Fact]
    public void Fewer_workers_share_what_is_not_enough_for_all()
    {
        Assert.Equal(2, With(8, 2 * WorkerLimits.LeastMemory).Parallelism);
        Assert.Equal(1, With(8, WorkerLimits.LeastMemory).Parallelism);
        Assert.Equal(3, With(3, 100 * WorkerLimits.LeastMemory).Parallelism);
        Assert.Throws<ArgumentOutOfRangeException>(() => With(1, WorkerLimits.LeastMemory - 1));
        Assert.InRange(new WorkerLimits().Memory, WorkerLimits.LeastMemory, 1L << 45);
    }

    private static WorkerThumbnailer Workers(params IThumbnailEngine[] engines) =>
        new(Worker, engines, new WorkerLimits { Processes = 2, Memory = Budget });

    private static WorkerThumbnailer With(int processes, long memory) =>
        new(Worker, [new ImageSharpEngine()], new WorkerLimits { Processes = processes, Memory = memory });

    /// <summary>What this process's children have in memory, in bytes.</summary>
    private static long WorkersMemory() =>
        Directory
            .EnumerateDirectories($"/proc/{Environment.ProcessId}/task")
            .SelectMany(task => Lines(Path.Combine(task, "children")))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Sum(child =>
                Lines($"/proc/{child}/cmdline").Any(line => line.Contains("Testing.Worker", StringComparison.Ordinal))
                    ? Resident(child)
                    : 0
            );

    private static long Resident(string process) =>
        Lines($"/proc/{process}/status")
            .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Sum(line => long.Parse(line.AsSpan(6).TrimEnd("kB ").Trim(), CultureInfo.InvariantCulture) << 10);

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The process, or the thread, is gone.
            return [];
        }
    }
}
