using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using HtmlTokenizer = ArchiveTool.Core.Documents.Html.HtmlTokenizer;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>The body of a post's offline page as a tree, for forms that are built anew.</summary>
internal static class PostBody
{
    private const string Start = "<archived-post>";
    private const string End = "</archived-post>";

    // The tree builder's time is quadratic in what is left open, and visitors call themselves at each level.
    private const int MostOpen = 200;

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
        if (CountOpen(body) > MostOpen)
        {
            job.LeaveOut(
                post.Slug,
                $"the markup of {post.Slug} is left out: its elements are nested more than {MostOpen} deep"
            );
            body = $"<p>{System.Net.WebUtility.HtmlEncode(PlainText.Extract(body))}</p>";
        }

        return new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + body).Body;
    }

    /// <summary>How many elements are open at the most, each name for itself where tags do not match.</summary>
    private static int CountOpen(string html)
    {
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        var (all, most) = (0, 0);
        var tokenizer = new HtmlTokenizer(html, []);
        while (tokenizer.Read())
        {
            if (tokenizer.Kind is not (HtmlTokenKind.StartTag or HtmlTokenKind.EndTag))
            {
                continue;
            }

            var name = HtmlNames.Lower(tokenizer.Name);
            if (tokenizer.Kind == HtmlTokenKind.EndTag)
            {
                if (open.GetValueOrDefault(name) > 0)
                {
                    open[name]--;
                    all--;
                }
            }
            else if (!tokenizer.IsSelfClosing && !IsVoid(name))
            {
                open[name] = open.GetValueOrDefault(name) + 1;
                most = Math.Max(most, ++all);
                _ = HtmlNames.IsRawText(name) && tokenizer.ReadRawText(name);
            }
        }

        return most;
    }

    // Paragraphs and items end without a tag.
    private static bool IsVoid(string name) =>
        name
            is "area"
                or "br"
                or "col"
                or "embed"
                or "hr"
                or "img"
                or "input"
                or "source"
                or "track"
                or "wbr"
                or "p"
                or "li"
                or "dt"
                or "dd"
                or "tr"
                or "td"
                or "th"
                or "option";
}
