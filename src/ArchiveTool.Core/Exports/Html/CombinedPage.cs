using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Pages;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>Several posts in one file, in the reader's layout, after a table of contents. A picture that posts share is there once.</summary>
internal sealed class CombinedPage(ExportJob job)
{
    private const string PostStart = "<main id=\"at-post\">";
    private const string PostEnd = "</main>";

    private readonly Dictionary<string, int> users = job
        .Posts.SelectMany(post => post.Pictures.Select(picture => picture.Sha256).Distinct(StringComparer.Ordinal))
        .GroupBy(sha256 => sha256, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>Writes the file.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var bytes = await ExportFile.WriteAsync(job.Options.Output, WriteAsync, cancellationToken);
        job.Written = (1, bytes);
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var writer = new PieceWriter(stream, job.Directory);
        await writer.WriteAsync(RenderHead(), cancellationToken);
        foreach (var post in job.Posts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await SplitAsync(post, cancellationToken) is { } pieces)
            {
                await writer.WriteVariablesAsync(pieces, cancellationToken);
                await writer.WriteAsync($"<article id=\"{GetId(post)}\">\n", cancellationToken);
                foreach (var piece in pieces)
                {
                    await writer.WriteAsync(piece, cancellationToken);
                }

                await writer.WriteAsync("</article>\n", cancellationToken);
                job.Finish(post.Slug, null, 0);
            }
        }

        await writer.WriteAsync("</main>\n</body>\n</html>\n", cancellationToken);
        PictureFitting.Check(job, $"the {job.Posts.Count} posts", writer.Written);
    }

    private string RenderHead()
    {
        var page = new PageWriter(1 << 14);
        page.Markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n")
            .Markup(PagePolicy.Meta(HtmlExporter.ContentSecurityPolicy))
            .Markup(HtmlExporter.Generator)
            .Markup("<meta charset=\"utf-8\">\n")
            .Markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Markup("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
            .Text($"{job.Posts.Count} posts")
            .Markup("</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n")
            .Markup(PageStyle.Offline)
            .Markup("</style>\n</head>\n<body>\n<main>\n<nav aria-label=\"Contents\">\n");
        PostList.AppendLinks(page, job.Posts, post => "#" + GetId(post));
        return page.Markup("</nav>\n").ToString();
    }

    private async Task<IReadOnlyList<PagePiece>?> SplitAsync(BrowsePost post, CancellationToken cancellationToken)
    {
        if (
            await job.BeginAsync(post.Slug, cancellationToken) is not { } manifest
            || await PostPages.RenderAsync(job, manifest, cancellationToken, PageForm.Reader) is not { } page
        )
        {
            return null;
        }

        page = PostPages.Lead(job, post, page, other => "../#" + GetId(other));
        var start = page.IndexOf(PostStart, StringComparison.Ordinal) + PostStart.Length;
        var end = page.LastIndexOf(PostEnd, StringComparison.Ordinal);
        var files = new EmbeddedFiles(job.Directory, manifest, users, path => job.LeaveOutFile(post.Slug, path));
        var splitter = new PageSplitter(
            job.Directory,
            files,
            GetPrefix(post),
            link => link.StartsWith("../#", StringComparison.Ordinal) ? link["../".Length..] : null
        );
        var pieces = splitter.Split(page[start..end]);
        // Each post has its share of what the file may have.
        await PictureFitting.ShrinkAsync(job, pieces, job.Options.MaxFile / job.Posts.Count, cancellationToken);
        return pieces;
    }

    // An id of hexadecimal digits needs no escape in a selector, whatever the slug holds.
    private string GetPrefix(BrowsePost post) => $"p{GetPlace(post)}-";

    private string GetId(BrowsePost post) => GetPrefix(post) + "post";

    private int GetPlace(BrowsePost post) => places[post.Slug];

    private readonly Dictionary<string, int> places = job
        .Posts.Select((post, at) => (post.Slug, at))
        .ToDictionary(pair => pair.Slug.ToString(), pair => pair.at + 1, StringComparer.Ordinal);
}
