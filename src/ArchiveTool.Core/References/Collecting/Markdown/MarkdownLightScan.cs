using System.Buffers;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References.Collecting.Markdown.BareLinks;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// The last resort for Markdown that no parser takes: destinations behind <c>](</c> and bare links, in one pass each and
/// without nesting.
/// </summary>
internal static class MarkdownLightScan
{
    private static readonly SearchValues<char> EndOfDestination = SearchValues.Create(" \t\r\n)<>");
    private static readonly SearchValues<char> NotBeforeBare = SearchValues.Create("\"'=([");

    // Of many openings before one end, each would be looked at to that end.
    private const int LongestTriedAgain = 4_096;

    public static void Collect(string text, TextRange range, PendingReferences pending)
    {
        CollectDestinations(text, range, pending);
        CollectBare(text, range, pending);
    }

    /// <summary>A bare link that is not a destination, no attribute's value and no link's text.</summary>
    private static void CollectBare(string text, TextRange range, PendingReferences pending)
    {
        var body = text.AsSpan(0, range.End);
        for (
            var at = range.Start;
            (at = text.IndexOf("://", at, range.End - at, StringComparison.Ordinal)) >= 0;
            at = Math.Min(at + 3, range.End)
        )
        {
            var start = at;
            while (start > range.Start && at - start < 5 && char.IsAsciiLetter(text[start - 1]))
            {
                start--;
            }

            var prefix = BareLinkExtent.PrefixAt(body, start);
            if (prefix == 0 || (start > range.Start && NotBeforeBare.Contains(text[start - 1])))
            {
                continue;
            }

            var url = text.AsSpan(start, BareLinkExtent.GetEnd(body, start, prefix) - start);
            if (url.Length > 0)
            {
                pending.Add(
                    new PendingReference
                    {
                        Kind = ReferenceKind.Link,
                        Element = "markdown",
                        Attribute = "autolink",
                        Range = new TextRange(start, url.Length),
                        Raw = url.ToString(),
                        Syntax = UrlContext.MarkdownAngle,
                    }
                );
                // What stands within it is claimed.
                at = start + url.Length;
            }
        }
    }

    private static void CollectDestinations(string text, TextRange range, PendingReferences pending)
    {
        var (at, ending) = (range.Start, -1);
        while (true)
        {
            at = text.IndexOf("](", at, range.End - at, StringComparison.Ordinal);
            if (at < 0)
            {
                return;
            }

            at += 2;
            var isNew = ending < at;
            if (isNew)
            {
                var found = text.AsSpan(at, range.End - at).IndexOfAny(EndOfDestination);
                if (found < 0)
                {
                    return;
                }

                ending = at + found;
            }

            var rest = text.AsSpan(at, range.End - at);
            var end = ending - at;
            if (!isNew && end > LongestTriedAgain)
            {
                continue;
            }

            if (end > 0 && rest[end] is ')' or ' ' && ImageUrls.LooksLikeUrl(rest[..end]))
            {
                var raw = MarkdownEscapes.Decode(rest[..end]);
                pending.Add(
                    new PendingReference
                    {
                        Kind = ImageUrls.HasImageExtension(raw) ? ReferenceKind.Image : ReferenceKind.Link,
                        Element = "markdown",
                        Attribute = "link",
                        Range = new TextRange(at, end),
                        Raw = raw,
                        Syntax = UrlContext.MarkdownBare,
                    }
                );
                at = ending;
            }
        }
    }
}
