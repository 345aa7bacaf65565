using ArchiveTool.Core.References.Collecting.Markdown.Jsx;
using ArchiveTool.Core.References.Collecting.Templates;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// What is no Markdown in a body: template tags, and tags with Markdown between them. Marks of the same length stand in
/// its place while the rest is parsed.
/// </summary>
internal sealed class MarkdownCutouts
{
    private readonly List<MarkdownItem> items = [];

    private MarkdownCutouts(string body) => Body = body;

    /// <summary>The body without them.</summary>
    public string Body { get; }

    /// <summary>Takes everything out of a body.</summary>
    /// <param name="name">The post's name: MDX has its own extension.</param>
    /// <param name="body">The body.</param>
    public static MarkdownCutouts Read(string name, string body)
    {
        var isJsx = JsxTags.IsJsx(name, body);
        var tags = JsxTags.Read(body, isJsx);
        var templates = TemplateTags.Read(tags.Body);
        var cutouts = new MarkdownCutouts(templates.Body) { IsJsx = isJsx, Modules = tags.Modules };
        cutouts.items.AddRange(tags.Tags.Select(tag => new MarkdownItem(tag.Range.Start, tag)));
        cutouts.items.AddRange(templates.Tags.Select(tag => new MarkdownItem(tag.Range.Start, tag)));
        cutouts.items.Sort((a, b) => a.Start.CompareTo(b.Start));
        return cutouts;
    }

    /// <summary>Whether tags are JSX and not HTML.</summary>
    public bool IsJsx { get; private init; }

    /// <summary>The import and export statements of MDX.</summary>
    public IReadOnlyList<Documents.Text.TextRange> Modules { get; private init; } = [];

    /// <summary>True where four columns or text stand before a place on its line.</summary>
    public bool IsIndented(int place)
    {
        var line = Body.AsSpan(0, place);
        var before = line[(line.LastIndexOfAny('\r', '\n') + 1)..];
        return before.Length >= 4 || before.Contains('\t') || before.IndexOfAnyExcept(' ') >= 0;
    }

    /// <summary>What starts in a part of the body.</summary>
    public IEnumerable<MarkdownItem> Between(int start, int end)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = items[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        for (; low < items.Count && items[low].Start < end; low++)
        {
            yield return items[low];
        }
    }
}
