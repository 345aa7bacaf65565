using System.Text;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.References.Collecting.Markdown;
using ArchiveTool.Core.References.Collecting.Markdown.BareLinks;
using ArchiveTool.Core.References.Collecting.Markdown.Dialects;
using Markdig;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>Lays out Markdown as Hexo would: its tags first, then everything else.</summary>
internal static class OfflineMarkdown
{
    // The n-th heading of one text is given an identifier by n tries.
    private const int MostIdentifiers = 2_000;

    private static readonly MarkdownPipeline Pipeline = Builder().UseAutoIdentifiers().Build();
    private static readonly MarkdownPipeline WithoutIdentifiers = Builder().Build();

    /// <summary>The HTML of a body.</summary>
    public static string ToHtml(string body)
    {
        var tags = new OfflineHexoTags(body);
        var parts = MarkdownParts.Split(tags.Body).ToList();
        return tags.PutBack(
            parts is [{ IsWhole: true }]
                ? Render(tags.Body, PipelineFor(tags.Body)) ?? AsWritten(tags.Body)
                : InParts(tags.Body, parts)
        );
    }

    private static string InParts(string body, List<MarkdownPart> parts)
    {
        var pipeline = PipelineFor(body);
        var html = new StringBuilder(body.Length * 2);
        foreach (var part in parts)
        {
            var text = body.Substring(part.Range.Start, part.Range.Length);
            html.Append((part.IsBounded ? Render(text, pipeline) : null) ?? AsWritten(text));
        }

        return html.ToString();
    }

    /// <summary>Only the part that cannot be laid out is shown as written; it is a finding of the post already.</summary>
    private static string AsWritten(string part) =>
        $"<p>This part is nested too deep to be laid out; it is shown as written.</p><pre>{PageWriter.Escape(part)}</pre>\n";

    private static string? Render(string markdown, MarkdownPipeline pipeline)
    {
        try
        {
            return Markdown.ToHtml(markdown, pipeline);
        }
        catch (ArgumentException)
        {
            // Nested too deep; Markdig has no other way to say so.
            return null;
        }
    }

    private static MarkdownPipeline PipelineFor(string body) =>
        Headings(body) > MostIdentifiers ? WithoutIdentifiers : Pipeline;

    /// <summary>How many headings there are at most.</summary>
    private static int Headings(ReadOnlySpan<char> markdown) =>
        markdown.Count('#') + markdown.Count("\n-") + markdown.Count("\n=");

    private static MarkdownPipelineBuilder Builder() =>
        new MarkdownPipelineBuilder()
            // As Hexo's renderer by default: a line's end is one.
            .UseSoftlineBreakAsHardlineBreak()
            .UsePipeTables()
            .Use<BareLinkExtension>()
            .Use(new DialectExtension(hasWikiLinks: false))
            .UseEmphasisExtras()
            .UseTaskLists()
            // https://docs.github.com/get-started/writing-on-github (alerts): > [!TIP]
            .UseAlertBlocks()
            .UseFootnotes();
}
