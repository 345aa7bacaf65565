using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Posts;
using ArchiveTool.Core.Rewriting;

namespace ArchiveTool.Core.Archiving;

/// <summary>Gathers what the offline page of a post needs.</summary>
internal static class OfflinePages
{
    private const long MostSvgBytes = 1 << 20;

    public static string Render(PostWork work, Manifest manifest, LibraryLayout layout)
    {
        var post = work.Post;
        return OfflinePage.Render(
            new OfflinePageContent
            {
                Title = manifest.Post.Title ?? manifest.Post.Slug,
                Author = manifest.Post.Author,
                Date = manifest.Post.Date,
                Categories = manifest.Post.Categories,
                DocumentUrl = work.Collected.BaseUrl ?? work.DocumentUrl,
                ArchivedAt = manifest.Post.ArchivedAt,
                Format = post.Format,
                Body = Body(work),
                HeadImage = HeadImage(manifest),
                ReadSvg = url => ReadSvg(layout, url),
            }
        );
    }

    /// <summary>The body with its URLs rewritten: always to the library beside the page, whatever the post is given.</summary>
    private static string Body(PostWork work)
    {
        var post = work.Post;
        var start = post.Text.Locate(new TextRange(post.Body.Start, 0)).Offset;
        var edits = PostRewriting
            .Edits(work, assetBase: null)
            .Where(edit => edit.Span.Offset >= start)
            .Select(edit => edit with { Span = edit.Span with { Offset = edit.Span.Offset - start } })
            .ToList();
        var body = PostRewriter.Rewrite(post.Bytes.Span[start..], edits, post.Text.Charset.Encoding);
        return SourceText.Decode(body, post.Text.Charset).Text;
    }

    private static string? ReadSvg(LibraryLayout layout, string url)
    {
        var file = new FileInfo(layout.Absolute(url["../../".Length..]));
        return file is { Exists: true, Extension: ".svg", Length: <= MostSvgBytes }
            ? File.ReadAllText(file.FullName)
            : null;
    }

    private static string? HeadImage(Manifest manifest) =>
        manifest
            .References.FirstOrDefault(reference =>
                reference.Element == "front-matter"
                && reference.RewrittenTo is not null
                && !reference.Attribute.Contains("thumb", StringComparison.OrdinalIgnoreCase)
            )
            ?.RewrittenTo;
}
