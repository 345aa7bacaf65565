using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References.Collecting.Html;
using ArchiveTool.Core.References.Collecting.IgnoreMarks;
using ArchiveTool.Core.References.Collecting.Markdown.BareLinks;
using ArchiveTool.Core.References.Collecting.Markdown.Dialects;
using ArchiveTool.Core.References.Collecting.Markdown.Jsx;
using ArchiveTool.Core.References.Collecting.Templates;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// Reads Markdown as Hexo and Jekyll writers use it: CommonMark with GFM's bare links, tables and footnotes, HTML in
/// it, and template tags. Markdig says where everything stands; everything is then taken in document order, so that
/// HTML, links and marks see each other.
/// </summary>
internal sealed class MarkdownReferenceScanner(
    Post post,
    PendingReferences pending,
    TemplateUses uses,
    CollectOptions options
)
{
    private static readonly MarkdownPipeline Pipeline = Build(hasWikiLinks: false);
    private static readonly MarkdownPipeline VaultPipeline = Build(hasWikiLinks: true);

    private const int MostFindings = 50;
    private const string PlainPart =
        "This part is nested too deep, or opens too many links or marks that it does not close, to be read as Markdown; "
        + "only plain links and HTML in it were found. Close them, or split the part with blank lines.";

    private readonly HtmlReferenceScanner html = new(pending, options);
    private readonly JsxReferences jsx = new(post.Text.Text, uses);
    private readonly List<Problem> problems = [];
    private readonly string text = post.Text.Text;
    private string masked = "";
    private int plainParts;
    private readonly bool hasMarks = post.Text.Text.Contains(IgnoreMarkReader.Word, StringComparison.OrdinalIgnoreCase);

    /// <summary>What was nested too deep to be read, and what is wrong with the author's marks.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Reads the body.</summary>
    /// <param name="cancellationToken">Heard between two parts of a large body.</param>
    public void Scan(CancellationToken cancellationToken)
    {
        var body = text.Substring(post.Body.Start, post.Body.Length);
        var cutouts = MarkdownCutouts.Read(post.Source.Name, body);
        masked =
            cutouts.Body == body
                ? text
                : string.Concat(text.AsSpan(0, post.Body.Start), cutouts.Body, text.AsSpan(post.Body.End));
        foreach (var range in cutouts.Modules)
        {
            foreach (var found in jsx.ReadModule(range with { Start = range.Start + post.Body.Start }))
            {
                Add(found);
            }
        }

        foreach (var part in MarkdownParts.Split(cutouts.Body))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (part.IsBounded && Parse(cutouts.Body, part) is { } document)
            {
                Take(document, cutouts, part);
            }
            else
            {
                ScanPlainly(part.Range);
            }
        }

        html.Finish();
        problems.AddRange(html.Ignoring.ProblemsIn(post.Text));
    }

    /// <summary>Where Markdig gives up, or would take too long, the HTML and plain links are still read.</summary>
    private void ScanPlainly(TextRange part)
    {
        var range = new TextRange(post.Body.Start + part.Start, part.Length);
        if (++plainParts <= MostFindings)
        {
            var place = post.Text.Locate(range with { Length = 0 });
            problems.Add(new Problem(ProblemCode.Input, Reason.TooDeep, null, PlainPart, place.Line, place.Column));
        }

        MarkdownLightScan.Collect(text, range, pending);
        html.Scan(MappedText.Map(text, range));
    }

    private MarkdownDocument? Parse(string body, MarkdownPart part)
    {
        try
        {
            return Markdig.Markdown.Parse(
                part.IsWhole ? body : body.Substring(part.Range.Start, part.Range.Length),
                options.HasWikiLinks ? VaultPipeline : Pipeline
            );
        }
        catch (ArgumentException)
        {
            // "Markdown elements in the input are too deeply nested": Markdig has no other way to say so.
            return null;
        }
    }

    private void Take(MarkdownDocument document, MarkdownCutouts cutouts, MarkdownPart part)
    {
        var (start, end) = (part.Range.Start, part.Range.End);
        var items = MarkdownItems.Read(document, cutouts, start, end, part.IsWhole, hasMarks);
        var nodes = new MarkdownNodes(masked, post.Body.Start + start);
        foreach (var item in items)
        {
            Take(item, nodes);
        }
    }

    private void Take(MarkdownItem item, MarkdownNodes nodes)
    {
        switch (item.Node)
        {
            case HtmlBlock block:
                html.Scan(nodes.Map(block));
                break;
            case MarkdownBlockEdge { IsEnd: true } edge:
                html.Ignoring.TakeEndTag(edge.Name);
                break;
            case MarkdownBlockEdge edge:
                html.Ignoring.TakeBlockStart(edge.Name);
                break;
            case HtmlInline inline:
                html.Scan(nodes.Map(inline));
                break;
            case LiteralInline literal:
                html.TakeText(literal.Content.AsSpan());
                break;
            case CodeInline code:
                html.TakeText(code.ContentSpan);
                break;
            case HtmlEntityInline entity:
                html.TakeText(entity.Transcoded.AsSpan());
                break;
            case LineBreakInline:
                html.TakeText(" ");
                break;
            case LinkInline link:
                if (link.IsImage)
                {
                    html.TakeImage(MarkdownText.Read(link));
                }

                Add(nodes.Link(link));
                break;
            case AutolinkInline autolink:
                Add(nodes.Autolink(autolink));
                break;
            case MarkdownDefinition definition:
                Add(nodes.Definition(definition));
                break;
            case JsxTag tag:
                TakeTag(tag.Shift(post.Body.Start));
                break;
            case TemplateTag tag:
                foreach (var found in uses.Find(tag.Shift(post.Body.Start)))
                {
                    Add(found);
                }

                break;
            default:
                break;
        }
    }

    /// <summary>HTML's own elements are read as such, without what an expression says.</summary>
    private void TakeTag(JsxTag tag)
    {
        if (!tag.IsComponent && tag.Name.Length > 0)
        {
            html.Scan(tag.ToHtml(text));
        }

        foreach (var found in jsx.ReadTag(tag))
        {
            Add(found);
        }
    }

    private static MarkdownPipeline Build(bool hasWikiLinks) =>
        new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .Use<BareLinkExtension>()
            .Use(new DialectExtension(hasWikiLinks))
            .UsePipeTables()
            .UseFootnotes()
            .Build();

    private void Add(PendingReference? found)
    {
        if (found is { } reference)
        {
            pending.Add(reference with { IsIgnored = html.Ignoring.TakeOne() });
        }
    }
}
