using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References.Collecting;
using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Testing;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Tests.FrontDoor;

/// <summary>What a program that uses the library writes, from a record.</summary>
public sealed class FrontDoorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Post => FixtureFiles.Path("posts", "harbour-lights.txt");

    private static ExchangeSettings Recorded =>
        new() { ReplayPath = FixtureFiles.Path("records", "harbour-lights.warc.gz") };

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task A_post_is_archived_twice_through_one_archiver()
    {
        var token = TestContext.Current.CancellationToken;
        var root = folder["library"];
        await using (var archiver = await Archiver.OpenAsync(root, new ArchiverOptions { Exchanges = Recorded }, token))
        {
            var first = await archiver.ArchiveAsync([Post], token);
            Assert.Empty(first.Failures);
            Assert.Equal(9, first.Images);
            Assert.Single(first.Notes, note => note.Code == ProblemCode.NotDecodable);

            var second = await archiver.ArchiveAsync([Post], token);
            Assert.Equal(1, second.Unchanged);
        }

        Assert.True(File.Exists(Path.Combine(root, "posts", "harbour-lights", "index.html")));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_library_that_another_holds_is_not_opened()
    {
        var token = TestContext.Current.CancellationToken;
        await using var archiver = await Archiver.OpenAsync(folder["library"], new ArchiverOptions(), token);
        await Assert.ThrowsAsync<IOException>(() =>
            Archiver.OpenAsync(folder["library"], new ArchiverOptions(), token)
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task A_library_that_nothing_came_into_is_removed_again()
    {
        var token = TestContext.Current.CancellationToken;
        await using (await Archiver.OpenAsync(folder["library"], new ArchiverOptions(), token)) { }

        Assert.False(Directory.Exists(folder["library"]));
    }

    [Fact(Timeout = 60_000)]
    public async Task Links_are_audited_from_a_record()
    {
        var audited = await LinkAuditor.AuditAsync(
            [Post],
            new AuditOptions(),
            Recorded,
            TestContext.Current.CancellationToken
        );
        Assert.Empty(audited.Failures);
        Assert.NotEmpty(audited.Report.Links);
    }

    [Fact]
    public void A_url_is_judged() =>
        Assert.Equal(
            "https://example.org/post",
            TrackingCatalogue.Default.Judge("https://example.org/post?utm_source=mail").Tracking?.CleanUrl
        );

    [Fact]
    public void A_post_is_read_collected_and_rewritten()
    {
        var post = PostReader.Read("<p><img src='a.png'> kept</p>"u8.ToArray());
        var found = ReferenceCollector.Collect(post);
        var rewritten = PostRewriter.Rewrite(post, [new Edit(found.References[0].Location, "b.png")]);
        Assert.Equal("<p><img src='b.png'> kept</p>"u8.ToArray(), rewritten);
    }
}
