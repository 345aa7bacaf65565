using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>Marks links in the syntax of the document: affiliate links as such, captures with what they are copies of.</summary>
/// <param name="post">The post.</param>
/// <param name="hasAttributeLists">Whether the document's Markdown takes <c>{:rel="…"}</c> behind a link (kramdown).</param>
internal sealed class LinkMarks(Post post, bool hasAttributeLists)
{
    private const string Sponsored = "sponsored";

    private readonly string text = post.Text.Text;

    /// <summary>The edits that mark an affiliate link; empty where its syntax has no place for it.</summary>
    /// <param name="reference">The link.</param>
    /// <param name="target">The URL that is to stand there.</param>
    public IReadOnlyList<Edit> Sponsor(Reference reference, string target)
    {
        if (reference.Element == "markdown")
        {
            return reference.Attribute == "link" ? SponsorMarkdown(reference, target) : [];
        }

        if (reference.Element is not ("a" or "area") || FindTag(reference) is not var (start, attributes, tag))
        {
            return [];
        }

        var names = new HtmlAttributes(tag, attributes);
        if (names.IndexOf("rel") is var index and >= 0)
        {
            var rel = attributes[index];
            return rel.Quote == '\0'
                ?
                [
                    Insert(start + rel.ValueStart, "\""),
                    Insert(start + rel.ValueStart + rel.ValueLength, $" {Sponsored}\""),
                ]
                :
                [
                    Insert(
                        start + rel.ValueStart + rel.ValueLength,
                        rel.ValueLength == 0 ? Sponsored : " " + Sponsored
                    ),
                ];
        }

        var own = FindAttribute(reference, start, attributes);
        return own is null ? [] : [Insert(own.Value, $" rel=\"{Sponsored}\"")];
    }

    /// <summary>The edits that say what a capture is a copy of; empty where its syntax has no place for it.</summary>
    public IReadOnlyList<Edit> Capture(Reference reference, string original)
    {
        var title = $"Archived copy of {original}";
        if (reference.Element == "markdown")
        {
            if (reference.Attribute is not ("link" or "image" or "definition"))
            {
                return [];
            }

            var end = GetIndex(reference.Location.End);
            end += end < text.Length && text[end] == '>' ? 1 : 0;
            var rest = text.AsSpan(end).TrimStart(" \t");
            var isFree = rest.IsEmpty || rest[0] is ')' or '\r' or '\n';
            return isFree ? [Insert(end, $" \"{title.Replace("\"", "%22", StringComparison.Ordinal)}\"")] : [];
        }

        if (reference.Element is not ("a" or "area") || FindTag(reference) is not var (start, attributes, tag))
        {
            return [];
        }

        var names = new HtmlAttributes(tag, attributes);
        var own = names.IndexOf("title") < 0 ? FindAttribute(reference, start, attributes) : null;
        return own is null ? [] : [Insert(own.Value, $" title=\"{Encode(title)}\"")];
    }

    /// <summary>
    /// Behind the link where the document's Markdown takes attributes there; else the link becomes HTML, whose text is
    /// Markdown still.
    /// </summary>
    private IReadOnlyList<Edit> SponsorMarkdown(Reference reference, string target)
    {
        var (start, end) = (GetIndex(reference.Location.Offset), GetIndex(reference.Location.End));
        var isAngle = start > 0 && text[start - 1] == '<';
        var opening = text.LastIndexOf("](", start, StringComparison.Ordinal);
        var closing = text.IndexOf(')', end);
        if (opening < 0 || closing < 0 || text[(opening + 2)..start].Trim().Trim('<').Length > 0)
        {
            return [];
        }

        var title = text[(end + (isAngle ? 1 : 0))..closing].Trim();
        if (hasAttributeLists)
        {
            // A title may hold a parenthesis, behind which nobody can be sure that the link ends.
            return title.Contains('(', StringComparison.Ordinal)
                ? []
                : [Insert(closing + 1, $"{{:rel=\"{Sponsored}\"}}")];
        }

        var bracket = text.LastIndexOf('[', opening);
        if (bracket < 0 || text[(bracket + 1)..opening].Contains(']', StringComparison.Ordinal) || title.Length > 0)
        {
            return [];
        }

        var address = UrlEscaping.Escape(target, UrlContext.HtmlDoubleQuoted);
        return
        [
            new Edit(post.Text.Locate(new TextRange(bracket, 1)), $"<a href=\"{address}\" rel=\"{Sponsored}\">"),
            new Edit(post.Text.Locate(new TextRange(opening, closing + 1 - opening)), "</a>"),
        ];
    }

    /// <summary>The start tag in which a reference stands: where it begins, its attributes, its text.</summary>
    private (int Start, List<HtmlAttribute> Attributes, string Tag)? FindTag(Reference reference)
    {
        const int Longest = 16_384;
        var at = GetIndex(reference.Location.Offset);
        for (
            var start = text.LastIndexOf('<', at);
            start >= 0;
            start = start == 0 ? -1 : text.LastIndexOf('<', start - 1)
        )
        {
            if (at - start > Longest)
            {
                return null;
            }

            var attributes = new List<HtmlAttribute>();
            var tag = text.Substring(start, Math.Min(text.Length - start, Longest));
            var tokenizer = new HtmlTokenizer(tag, attributes);
            if (tokenizer.Read() && tokenizer.Kind == HtmlTokenKind.StartTag && start + tokenizer.End > at)
            {
                return (start, [.. attributes], tag);
            }
        }

        return null;
    }

    /// <summary>The place right behind the attribute in which a reference stands.</summary>
    private int? FindAttribute(Reference reference, int start, List<HtmlAttribute> attributes)
    {
        var at = GetIndex(reference.Location.Offset) - start;
        foreach (var attribute in attributes)
        {
            var end = attribute.ValueStart + attribute.ValueLength;
            if (at >= attribute.ValueStart && at <= end)
            {
                return start + end + (attribute.Quote == '\0' ? 0 : 1);
            }
        }

        return null;
    }

    private static string Encode(string value) =>
        value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private Edit Insert(int at, string written) => new(post.Text.Locate(new TextRange(at, 0)), written);

    /// <summary>Where a byte stands in the text.</summary>
    private int GetIndex(int offset) =>
        post.Text.Charset.Decode(post.Bytes.Span[post.Text.ByteOrderMarkLength..offset]).Length;
}
