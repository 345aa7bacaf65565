using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Renderers;

namespace ArchiveTool.Core.References.Collecting.Markdown.BareLinks;

/// <summary>One rule for bare links, for all that read Markdown: collecting, cleaning, anchors and the offline page.</summary>
internal sealed class BareLinkExtension : IMarkdownExtension
{
    /// <inheritdoc/>
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        // "mailto:" and "tel:" are as Markdig reads them.
        pipeline.InlineParsers.Insert(0, new AutoLinkParser(new AutoLinkOptions()) { OpeningCharacters = ['m', 't'] });
        pipeline.InlineParsers.Insert(0, new BareLinkParser());
    }

    /// <inheritdoc/>
    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }
}
