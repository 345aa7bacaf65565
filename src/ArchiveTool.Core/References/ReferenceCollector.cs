using ArchiveTool.Core.Posts;

namespace ArchiveTool.Core.References;

/// <summary>Collects what a post refers to.</summary>
public static class ReferenceCollector
{
    /// <summary>Every reference of the post, front matter first, in document order.</summary>
    public static CollectedReferences Collect(Post post, CollectOptions options)
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(options);
        var pending = new PendingReferences();
        if (post.FrontMatter is { } frontMatter)
        {
            FrontMatterReferences.Collect(frontMatter, pending);
        }

        var scanner = new HtmlReferenceScanner(pending);
        scanner.Scan(MappedText.Of(post.Text.Text, post.Body));
        scanner.Finish();
        var isHtml = post.Format == PostFormat.Html;
        return pending.Resolve(post.Text, options, isHtml ? post.Text.Charset.Encoding : null);
    }
}
