using System.Text;
using ArchiveTool.Core.References;
using Markdig;

namespace ArchiveTool.Core.Rewriting;

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
        return tags.PutBack(Render(tags.Body) ?? RenderInParts(tags.Body));
    }

    /// <summary>Only the part that cannot be laid out is shown as written; it is a finding of the post already.</summary>
    private static string RenderInParts(string markdown)
    {
        var html = new StringBuilder(markdown.Length * 2);
        foreach (var range in MarkdownChunks.Split(markdown))
        {
            var part = markdown.Substring(range.Start, range.Length);
            html.Append(
                Render(part)
                    ?? $"<p>This part is nested too deep to be laid out; it is shown as written.</p><pre>{PageWriter.Escape(part)}</pre>\n"
            );
        }

        return html.ToString();
    }

    private static string? Render(string markdown)
    {
        if (MarkdownHazards.AreIn(markdown))
        {
            return null;
        }

        try
        {
            return Markdown.ToHtml(markdown, Headings(markdown) > MostIdentifiers ? WithoutIdentifiers : Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested too deep; Markdig has no other way to say so.
            return null;
        }
    }

    /// <summary>How many headings there are at most.</summary>
    private static int Headings(ReadOnlySpan<char> markdown) =>
        markdown.Count('#') + markdown.Count("\n-") + markdown.Count("\n=");

    private static MarkdownPipelineBuilder Builder() =>
        new MarkdownPipelineBuilder()
            // As Hexo's renderer by default: a line's end is one.
            .UseSoftlineBreakAsHardlineBreak()
            .UsePipeTables()
            .UseAutoLinks()
            .UseEmphasisExtras()
            .UseTaskLists()
            .UseFootnotes();
}
