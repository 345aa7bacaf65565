using System.IO.Pipes;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Media.Thumbnails.Workers;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Thumbnails;

public sealed class WorkerThumbnailerTests : ThumbnailFixture
{
    private static readonly WorkerCommand Worker = new(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "ArchiveTool.Testing.Worker.dll")]
    );

    private WorkerThumbnailer Workers(int processes, TimeSpan? timeout = null) =>
        new(Worker, [Engine], new WorkerLimits { Processes = processes, Timeout = timeout ?? TimeSpan.FromMinutes(1) });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Workers_make_what_the_process_itself_would()
    {
        await using var thumbnailer = Workers(2);
        var settings = new ThumbnailSettings { Widths = [40, 20] };
        var requests = Enumerable
            .Range(0, 8)
            .Select(i => Request(ImageMaker.Png(80, 50, i), settings, $"img {i}.图.png"))
            .ToList();

        var results = await Task.WhenAll(requests.Select(r => thumbnailer.MakeAsync(r, Cancellation)));

        for (var i = 0; i < results.Length; i++)
        {
            Assert.Equal([(20, 13), (40, 25)], results[i].Thumbnails.Select(t => (t.Width, t.Height)));
            var here = Make(requests[i] with { OutputPrefix = Path.Combine(Folder, "here") });
            Assert.Equal(
                here.Thumbnails.Select(t => File.ReadAllBytes(t.TemporaryPath)),
                results[i].Thumbnails.Select(t => File.ReadAllBytes(t.TemporaryPath))
            );
        }
    }

    [Theory]
    [InlineData("crash", "crashed: heap corrupted")]
    [InlineData("babble", "crashed")]
    public async Task A_crash_costs_one_image(string mood, string detail)
    {
        await using var thumbnailer = Workers(1);
        var image = ImageMaker.Png(40, 40);

        var lost = await thumbnailer.MakeAsync(Request(image, name: mood), Cancellation);
        Assert.Equal(Reason.NotDecodable, lost.Reason);
        Assert.Contains(detail, lost.Detail, StringComparison.Ordinal);
        Assert.True((await thumbnailer.MakeAsync(Request(image, name: "next.png"), Cancellation)).IsOk);
        Assert.False((await thumbnailer.MakeAsync(Request(image, name: mood), Cancellation)).IsOk);
        Assert.True((await thumbnailer.MakeAsync(Request(image, name: "last.png"), Cancellation)).IsOk);
    }

    [Fact]
    public async Task A_decoder_that_hangs_is_given_up()
    {
        await using var thumbnailer = Workers(1, TimeSpan.FromMilliseconds(300));
        var request = Request(ImageMaker.Png(40, 40), name: "hang");
        for (var i = 0; i < 2; i++)
        {
            var result = await thumbnailer.MakeAsync(request, Cancellation);
            Assert.Equal(Reason.NotDecodable, result.Reason);
            Assert.Contains("0.3 s", result.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cancelling_frees_the_worker_s_place()
    {
        await using var thumbnailer = Workers(1);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            thumbnailer.MakeAsync(Request(ImageMaker.Png(40, 40), name: "hang"), soon.Token)
        );
        Assert.True((await thumbnailer.MakeAsync(Request(ImageMaker.Png(9, 9)), Cancellation)).IsOk);
    }

    [Fact]
    public async Task What_is_not_the_image_s_fault_is_thrown_here()
    {
        await using var thumbnailer = Workers(1);
        var image = ImageMaker.Png(9, 9);
        var nowhere = Request(image) with { OutputPrefix = Path.Combine(Folder, "none", "such") };
        await Assert.ThrowsAsync<IOException>(() => thumbnailer.MakeAsync(nowhere, Cancellation));
        var defect = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            thumbnailer.MakeAsync(Request(image, name: "defect"), Cancellation)
        );
        Assert.Contains("a mistake of ours", defect.Message, StringComparison.Ordinal);
        Assert.True((await thumbnailer.MakeAsync(Request(image), Cancellation)).IsOk);

        await using var none = new WorkerThumbnailer(new(Path.Combine(Folder, "no-such-program"), []), [Engine]);
        await Assert.ThrowsAsync<IOException>(() => none.MakeAsync(Request(image), Cancellation));
        await Assert.ThrowsAsync<IOException>(() => none.MakeAsync(Request(image), Cancellation));
    }

    [Fact]
    public async Task A_worker_ends_when_its_master_is_gone()
    {
        using var output = new MemoryStream();
        await ThumbnailWorker.RunAsync(new MemoryStream([1, 0]), output, [Engine], Cancellation);
        Assert.Equal(0, output.Length);
    }

    [Fact]
    public async Task A_worker_whose_master_went_in_between_ends_too()
    {
        await using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        pipe.ClientSafePipeHandle.Dispose();
        // Any request will do: one that is no request at all is answered too.
        await ThumbnailWorker.RunAsync(new MemoryStream([1, 0, 0, 0, 7]), pipe, [Engine], Cancellation);
        Assert.Throws<IOException>(() => pipe.WriteByte(0));
    }
}
