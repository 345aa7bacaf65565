using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>The body of a post's offline page as a tree, for forms that are built anew.</summary>
internal static class PostBody
{
    private const string Start = "<archived-post>";
    private const string End = "</archived-post>";

    /// <summary>The body; null, and told, where the post is damaged.</summary>
    /// <param name="job">The export.</param>
    /// <param name="post">The post.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="getFile">What leads to another post of the export; null if nothing does.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IElement?> ReadAsync(
        ExportJob job,
        BrowsePost post,
        Manifest manifest,
        Func<BrowsePost, string?> getFile,
        CancellationToken cancellationToken
    )
    {
        if (await PostPages.RenderAsync(job, manifest, cancellationToken, PageForm.Reader) is not { } page)
        {
            return null;
        }

        page = PostPages.Lead(job, post, page, getFile);
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var body = page[start..page.LastIndexOf(End, StringComparison.Ordinal)];
        if (HtmlNesting.CountOpen(body) > HtmlNesting.MostOpen)
        {
            job.LeaveOut(
                post.Slug,
                $"the markup of {post.Slug} is left out: its elements are nested more than {HtmlNesting.MostOpen} deep"
            );
            body = $"<p>{System.Net.WebUtility.HtmlEncode(PlainText.Extract(body))}</p>";
        }

        return new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + body).Body;
    }
}
