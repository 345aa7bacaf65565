using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Runs.Archiving;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Testing;
using ArchiveTool.Thumbnails.ImageSharp;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Tests.Thumbnails;

/// <summary>The library has no engine: a program brings one, or gets its pictures without thumbnails.</summary>
public sealed class WithoutEngineTests : IDisposable
{
    private static readonly ArchiveOptions Options = new() { ToolVersion = "test" };
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Without_an_engine_pictures_are_archived_and_one_finding_says_so()
    {
        folder.Write("a.png", ImageMaker.Png(400, 300, 1));
        folder.Write("b.png", ImageMaker.Png(400, 300, 2));
        folder.Write("post.md", "![](a.png)\n\n![](b.png)\n");

        var bare = await ArchiveAsync("bare", null, Options);
        var note = Assert.Single(bare.Notes);
        Assert.Equal(ProblemCode.NotDecodable, note.Code);
        Assert.Contains("ArchiveTool.Thumbnails.ImageSharp", note.Message, StringComparison.Ordinal);
        Assert.Empty(bare.Problems);
        Assert.Equal(2, Files("bare", "assets"));
        Assert.Equal(0, Files("bare", "thumbnails"));

        Assert.Empty((await ArchiveAsync("none", null, Options with { Thumbnails = new() { Widths = [] } })).Notes);
        Assert.Empty((await ArchiveAsync("made", new EngineThumbnailer([new ImageSharpEngine()]), Options)).Notes);
        Assert.Equal(2, Files("made", "thumbnails"));
    }

    private async Task<ArchiveResult> ArchiveAsync(string name, IThumbnailer? thumbnailer, ArchiveOptions options)
    {
        var (claim, failure) = LibraryHandle.Take(folder[name], create: true);
        Assert.True(claim is not null, failure);
        var opening = await claim.OpenAsync(TestContext.Current.CancellationToken);
        var fetch = new FetchOptions { TemporaryFolder = claim.Temporary.Path, UserAgent = "test" };
        var fetcher = new Fetcher(fetch, new NetworkTransport(fetch), TimeProvider.System);
        await using var session = new ArchiveSession(
            opening.Value!,
            options with
            {
                CheckLinks = false,
            },
            fetcher,
            thumbnailer,
            TrackingCatalogue.Load(),
            new InputReader(fetcher, () => Stream.Null, fetch.MaxBytes),
            TimeProvider.System
        );
        return await session.RunAsync(
            InputExpansion.Expand([folder["post.md"]], null),
            TestContext.Current.CancellationToken
        );
    }

    private int Files(string library, string part) =>
        Directory.Exists(folder[library, part])
            ? Directory.GetFiles(folder[library, part], "*.*", SearchOption.AllDirectories).Length
            : 0;
}
