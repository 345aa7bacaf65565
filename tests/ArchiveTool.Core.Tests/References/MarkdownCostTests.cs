using System.Text;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Offline.Pages;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting;
using ArchiveTool.Core.Tests.Posts;

namespace ArchiveTool.Core.Tests.References;

/// <summary>
/// Markdown that costs Markdig more than linear time, each found by repeating delimiters: 1.2 MB of it is read and laid
/// out, and what stands around it as ever.
/// </summary>
public sealed class MarkdownCostTests
{
    private const int Units = 1_200_000;

    [Theory(Timeout = 60_000)]
    [InlineData("a\n-\n")]
    [InlineData("[a](")]
    [InlineData("[a][")]
    [InlineData("![a](")]
    [InlineData("[a](b (")]
    [InlineData("[a]: b\n")]
    [InlineData("[^1]: a\n")]
    [InlineData("[^1]")]
    [InlineData("**a ")]
    [InlineData("*a")]
    [InlineData("*|")]
    [InlineData("~~a ")]
    [InlineData("`[")]
    [InlineData("www.a.[a](b) ")]
    [InlineData("`mailto:|-")]
    [InlineData("===\n~<a@+\n<http:")]
    public async Task Any_repetition_is_read_and_laid_out(string repeated)
    {
        var hazard = string.Concat(Enumerable.Repeat(repeated, Units / repeated.Length));
        var body = $"![a](before.png)\n\n{hazard}\n\n![c](https://e.example/after.png)\n";

        var (found, page) = await Task.Run(() => (Collect(body), Page(body)), TestContext.Current.CancellationToken);

        Assert.Equal("before.png", found.References[0].Raw);
        Assert.Equal("https://e.example/after.png", found.References[^1].Raw);
        Assert.Contains("before.png", page, StringComparison.Ordinal);
        Assert.Contains("after.png", page, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Lists_within_lists_are_read_as_far_as_anybody_nests_them()
    {
        var list = new StringBuilder("![a](before.png)\n\n");
        for (var depth = 0; list.Length < 3_200_000; depth++)
        {
            list.Append(' ', 2 * depth).Append("- ![a](https://e.example/").Append(depth).Append(".png)\n");
        }

        list.Append("\n![c](after.png)\n");
        var body = list.ToString();

        var (found, page) = await Task.Run(() => (Collect(body), Page(body)), TestContext.Current.CancellationToken);

        Assert.Equal(Reason.TooDeep, Assert.Single(found.Problems).Reason);
        Assert.Equal("before.png", found.References[0].Raw);
        Assert.Equal("after.png", found.References[^1].Raw);
        // What is not parsed is still searched for destinations.
        Assert.Equal(list.ToString().Split("![").Length - 1, found.References.Count);
        Assert.Contains("after.png", page, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_paragraph_of_thousands_of_pictures_is_read_whole()
    {
        var body = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"![*alt* {i}](a/{i}.png \"title\")\n"));

        var found = await Task.Run(() => Collect(body), TestContext.Current.CancellationToken);

        Assert.Empty(found.Problems);
        Assert.Equal(Enumerable.Range(0, 5_000).Select(i => $"a/{i}.png"), found.References.Select(r => r.Raw));
    }

    [Fact(Timeout = 60_000)]
    public async Task Code_is_not_counted_and_not_cut()
    {
        var code = string.Concat(Enumerable.Repeat("x[a](b.png) *c **d\n\n", 80_000));
        var body = $"![a](before.png)\n\n```\n{code}```\n\n![c](after.png)\n";

        var found = await Task.Run(() => Collect(body), TestContext.Current.CancellationToken);

        Assert.Empty(found.Problems);
        Assert.Equal("before.png after.png", string.Join(' ', found.References.Select(r => r.Raw)));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_large_body_is_read_in_parts_like_a_small_one()
    {
        const string Piece =
            "# Title\n\nText [a](b.png) and **c** <img src=d.png>\n\n- e\n\n  ![f](g.png)\n\n> ![h](i.png)\n\n| j | k |\n|---|---|\n| [l](m.png) | n |\n\n";
        var times = (3 * (1 << 20) / Piece.Length) + 1;
        var body = string.Concat(Enumerable.Repeat(Piece, times));

        var (small, large) = await Task.Run(
            () => (Collect(Piece), Collect(body)),
            TestContext.Current.CancellationToken
        );

        Assert.Empty(large.Problems);
        Assert.Equal(
            Enumerable.Repeat(small.References.Select(r => r.Raw), times).SelectMany(r => r),
            large.References.Select(r => r.Raw)
        );
    }

    private static CollectedReferences Collect(string body) =>
        ReferenceCollector.Collect(PostReaderTests.Read(body, "post.md", PostFormat.Markdown), new CollectOptions());

    private static string Page(string body) =>
        OfflinePage.Render(
            new OfflinePageContent
            {
                Title = "Post",
                ArchivedAt = DateTimeOffset.UnixEpoch,
                Format = PostFormat.Markdown,
                Body = body,
            }
        );
}
