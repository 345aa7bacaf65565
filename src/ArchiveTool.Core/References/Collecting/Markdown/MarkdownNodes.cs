using System.Globalization;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References.Collecting.Html;
using ArchiveTool.Core.References.Collecting.Markdown.Dialects;
using ArchiveTool.Core.References.Collecting.Templates;
using ArchiveTool.Core.Referrers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>Turns nodes of Markdig's tree into references and pieces of HTML, with their places in the post.</summary>
/// <param name="text">The post's text, with marks in place of templates.</param>
/// <param name="offset">Where the parsed part starts in it.</param>
internal sealed class MarkdownNodes(string text, int offset)
{
    private const string Element = "markdown";

    /// <summary>An inline link or image, or a bare URL.</summary>
    public PendingReference? Link(LinkInline link)
    {
        if (link.UrlSpan.IsEmpty || string.IsNullOrEmpty(link.Url))
        {
            return null;
        }

        var shown = MarkdownText.Read(link);
        if (link.IsAutoLink)
        {
            var bare = WithAttributes(Reference(link.UrlSpan, "autolink", ReferenceKind.Link, shown), link);
            return bare is { } found && found.Raw != link.Url ? found with { Target = link.Url } : bare;
        }

        if (WikiLinkParser.IsWikiLink(link))
        {
            return WikiLink(link, shown);
        }

        var kind = link.IsImage ? ReferenceKind.Image : ReferenceKind.Link;
        var reference = Reference(link.UrlSpan, link.IsImage ? "image" : "link", kind, link.IsImage ? null : shown);
        var isFullSize =
            !link.IsImage
            && reference is { } target
            && ImageUrls.HasImageExtension(target.Raw)
            && link.Descendants<LinkInline>().Any(inner => inner.IsImage);
        return WithAttributes(isFullSize ? reference!.Value with { Kind = ReferenceKind.Image } : reference, link);
    }

    /// <summary>A file's name and no URL, without escapes.</summary>
    private PendingReference? WikiLink(LinkInline link, string shown)
    {
        var kind =
            link.IsImage ? ReferenceKind.Image
            : MediaNames.IsMedia(link.Url) ? ReferenceKind.Media
            : ReferenceKind.Link;
        var attribute = kind == ReferenceKind.Link ? "wikilink" : "embed";
        if (Reference(link.UrlSpan, attribute, kind, kind == ReferenceKind.Link ? shown : null) is not { } reference)
        {
            return null;
        }

        return WithAttributes(reference, link)!.Value with
        {
            Raw = link.Url!,
            Target = kind == ReferenceKind.Link ? TemplateTargets.Find(Element, attribute, link.Url!) : null,
            NamesPost = true,
            Syntax = UrlContext.TagArgument,
        };
    }

    /// <summary>What stands in braces behind a link or picture, and a picture's size.</summary>
    private static PendingReference? WithAttributes(PendingReference? reference, Inline? node)
    {
        if (reference is not { } found || node?.TryGetAttributes()?.Properties is not { Count: > 0 } attributes)
        {
            return reference;
        }

        var isImage = node is LinkInline { IsImage: true };
        var rel = isImage ? null : Find(attributes, "rel");
        return found with
        {
            Width = isImage ? Side(attributes, "width") : null,
            Height = isImage ? Side(attributes, "height") : null,
            Rel = rel,
            Policy = HtmlTag.HasWord(rel, "noreferrer")
                ? ReferrerPolicy.NoReferrer
                : ReferrerPolicies.FromAttribute(Find(attributes, "referrerpolicy")),
        };
    }

    private static string? Find(List<KeyValuePair<string, string?>> attributes, string name) =>
        attributes.Find(attribute => attribute.Key == name).Value;

    private static int? Side(List<KeyValuePair<string, string?>> attributes, string name) =>
        int.TryParse(Find(attributes, name), NumberStyles.None, CultureInfo.InvariantCulture, out var side)
            ? side
            : null;

    /// <summary>A URL or an address for mail in angle brackets.</summary>
    public PendingReference? Autolink(AutolinkInline autolink)
    {
        var reference = WithAttributes(
            Reference(autolink.Span, "autolink", ReferenceKind.Link, autolink.Url),
            autolink
        );
        return autolink.IsEmail && reference is { } mail ? mail with { Target = $"mailto:{mail.Raw}" } : reference;
    }

    /// <summary>A definition, as what its uses make of it.</summary>
    public PendingReference? Definition(MarkdownDefinition definition)
    {
        var shown = definition.FirstUse is { IsImage: false } use ? MarkdownText.Read(use) : null;
        var kind = definition.IsImage ? ReferenceKind.Image : ReferenceKind.Link;
        return definition.Definition.UrlSpan.IsEmpty
            ? null
            : WithAttributes(Reference(definition.Definition.UrlSpan, "definition", kind, shown), definition.FirstUse);
    }

    /// <summary>The HTML of a block, without the marks of the quotations and lists around it.</summary>
    public MappedText Map(HtmlBlock block)
    {
        var lines = block.Lines;
        var isWhole = true;
        for (var i = 1; i < lines.Count; i++)
        {
            var between = lines.Lines[i].Slice.Start - lines.Lines[i - 1].Slice.End - 1;
            isWhole &=
                between >= 0 && text.AsSpan(offset + lines.Lines[i - 1].Slice.End + 1, between).Trim("\r\n").IsEmpty;
        }

        if (lines.Count == 0)
        {
            return MappedText.Map(text, new TextRange(offset, 0));
        }

        if (isWhole)
        {
            var first = lines.Lines[0].Slice.Start;
            return MappedText.Map(
                text,
                new TextRange(offset + first, lines.Lines[lines.Count - 1].Slice.End + 1 - first)
            );
        }

        var (value, map) = (new List<char>(), new List<int>());
        for (var i = 0; i < lines.Count; i++)
        {
            var slice = lines.Lines[i].Slice;
            for (var at = slice.Start; at <= slice.End; at++)
            {
                value.Add(text[offset + at]);
                map.Add(offset + at);
            }

            value.Add('\n');
            map.Add(offset + slice.End + 1);
        }

        map.Add(map[^1]);
        return MappedText.Map(value.ToArray().AsMemory(), [.. map]);
    }

    /// <summary>The HTML of a tag in running text; marks of a quotation may stand between its lines.</summary>
    public MappedText Map(HtmlInline inline)
    {
        var range = new TextRange(offset + inline.Span.Start, inline.Span.Length);
        if (range.End > text.Length || inline.Tag.Length == range.Length)
        {
            return MappedText.Map(text, range.End > text.Length ? new TextRange(offset, 0) : range);
        }

        var map = new int[inline.Tag.Length + 1];
        var at = range.Start;
        for (var i = 0; i < inline.Tag.Length; i++)
        {
            while (at < range.End && text[at] != inline.Tag[i])
            {
                at++;
            }

            map[i] = at;
            at = Math.Min(at + 1, range.End);
        }

        map[^1] = range.End;
        return MappedText.Map(inline.Tag.AsMemory(), map);
    }

    private PendingReference? Reference(
        Markdig.Syntax.SourceSpan span,
        string attribute,
        ReferenceKind kind,
        string? shown
    )
    {
        var (start, end) = (offset + span.Start, offset + span.End + 1);
        if (end > text.Length)
        {
            return null;
        }

        // A bare URL has no backslash escapes, as one in angle brackets that is no link's destination has none.
        var isAngle = end - start >= 2 && text[start] == '<' && text[end - 1] == '>';
        var range = isAngle ? new TextRange(start + 1, end - start - 2) : new TextRange(start, end - start);
        var written = text.AsSpan(range.Start, range.Length);
        return new PendingReference
        {
            Kind = kind,
            Element = Element,
            Attribute = attribute,
            Range = range,
            Raw = attribute == "autolink" ? written.ToString() : MarkdownEscapes.Decode(written),
            Syntax = isAngle || attribute == "autolink" ? UrlContext.MarkdownAngle : UrlContext.MarkdownBare,
            Text = shown,
        };
    }
}
