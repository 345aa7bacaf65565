using Markdig;
using Markdig.Renderers;

namespace ArchiveTool.Core.References.Collecting.Markdown.Dialects;

/// <summary>Sizes of pictures, Obsidian's embeds and attributes in braces, for all that read Markdown.</summary>
/// <param name="hasWikiLinks">Whether <c>[[name]]</c> is a link: it is in an Obsidian vault, and text elsewhere.</param>
internal sealed class DialectExtension(bool hasWikiLinks) : IMarkdownExtension
{
    /// <inheritdoc/>
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new SizedImageParser());
        pipeline.InlineParsers.Insert(0, new WikiLinkParser(hasWikiLinks));
        pipeline.InlineParsers.Insert(0, new AttributeListParser());
    }

    /// <inheritdoc/>
    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }
}
