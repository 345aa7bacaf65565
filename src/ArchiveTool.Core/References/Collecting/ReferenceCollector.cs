using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References.Collecting.Html;
using ArchiveTool.Core.References.Collecting.Markdown;

namespace ArchiveTool.Core.References.Collecting;

/// <summary>Collects what a post refers to.</summary>
public static class ReferenceCollector
{
    /// <summary>Every reference of the post; relative URLs are resolved against the post's address, where it has one.</summary>
    /// <param name="post">The post.</param>
    public static CollectedReferences Collect(Post post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return Collect(post, new CollectOptions { DocumentUrl = post.DocumentUrl });
    }

    /// <summary>Every reference of the post, front matter first, in document order.</summary>
    /// <param name="post">The post.</param>
    /// <param name="options">What is known of the document, and what is wanted.</param>
    /// <param name="cancellationToken">Ends the work between two parts of a large post.</param>
    public static CollectedReferences Collect(
        Post post,
        CollectOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(options);
        var pending = new PendingReferences(post.Text.Text);
        if (post.FrontMatter is { } frontMatter)
        {
            FrontMatterReferences.Collect(frontMatter, pending, options.FrontMatterImageKeys);
        }

        if (post.Format == PostFormat.Markdown)
        {
            var markdown = new MarkdownReferenceScanner(post, pending, options);
            markdown.Scan(cancellationToken);
            return pending.Resolve(post.Text, options, null) with { Problems = markdown.Problems };
        }

        var html = new HtmlReferenceScanner(pending, options);
        html.Scan(MappedText.Map(post.Text.Text, post.Body));
        html.Finish();
        return pending.Resolve(post.Text, options, post.Text.Charset.Encoding) with
        {
            Problems = [.. html.Ignoring.ProblemsIn(post.Text)],
        };
    }
}
