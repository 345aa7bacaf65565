using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References.Collecting.Html;
using ArchiveTool.Core.References.Collecting.Markdown;
using ArchiveTool.Core.References.Collecting.Templates;

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
        var templates = new TemplateUses(post.Text.Text);
        var pending = new PendingReferences(post.Text.Text) { ReadTemplate = templates.Read };
        if (post.FrontMatter is { } frontMatter)
        {
            FrontMatterReferences.Collect(frontMatter, post.Text.Text, pending, options.FrontMatterImageKeys);
        }

        if (post.Format == PostFormat.Markdown)
        {
            var markdown = new MarkdownReferenceScanner(post, pending, templates, options);
            markdown.Scan(cancellationToken);
            return pending.Resolve(post.Text, options, null) with
            {
                Problems = [.. markdown.Problems, .. templates.GetProblems(post.Text)],
            };
        }

        var html = new HtmlReferenceScanner(pending, options);
        ScanHtml(post, html, pending, templates);
        return pending.Resolve(post.Text, options, post.Text.Charset.Encoding) with
        {
            Problems = [.. html.Ignoring.ProblemsIn(post.Text), .. templates.GetProblems(post.Text)],
        };
    }

    /// <summary>Generators fill in templates in files with front matter, HTML too; in other HTML they are text.</summary>
    private static void ScanHtml(
        Post post,
        HtmlReferenceScanner html,
        PendingReferences pending,
        TemplateUses templates
    )
    {
        var text = post.Text.Text;
        if (post.FrontMatter is null)
        {
            html.Scan(MappedText.Map(text, post.Body));
            html.Finish();
            return;
        }

        var tags = TemplateTags.Read(text.Substring(post.Body.Start, post.Body.Length));
        var masked = string.Concat(text.AsSpan(0, post.Body.Start), tags.Body, text.AsSpan(post.Body.End));
        html.Scan(MappedText.Map(masked, post.Body));
        html.Finish();
        foreach (var found in tags.Tags.SelectMany(tag => templates.Find(tag.Shift(post.Body.Start))))
        {
            pending.Add(found);
        }
    }
}
