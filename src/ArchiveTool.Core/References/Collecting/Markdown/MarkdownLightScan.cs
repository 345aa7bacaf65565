using System.Buffers;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// The last resort for Markdown that no parser takes: destinations behind <c>](</c> and bare links, in one pass each and
/// without nesting.
/// </summary>
internal static class MarkdownLightScan
{
    private static readonly SearchValues<char> EndOfDestination = SearchValues.Create(" \t\r\n)<>");
    private static readonly SearchValues<char> EndOfBare = SearchValues.Create(" \t\r\n)]<>`|");
    private static readonly SearchValues<char> BeforeBare = SearchValues.Create(" \t\r\n*_~<");

    // Of many openings before one end, each would be looked at to that end.
    private const int LongestTriedAgain = 4_096;

    public static void Collect(string text, TextRange range, PendingReferences pending)
    {
        CollectDestinations(text, range, pending);
        CollectBare(text, range, pending);
    }

    /// <summary>A bare link that is no destination, no attribute's value and no link's text.</summary>
    private static void CollectBare(string text, TextRange range, PendingReferences pending)
    {
        var ending = -1;
        for (
            var at = range.Start;
            (at = text.IndexOf("://", at, range.End - at, StringComparison.Ordinal)) >= 0;
            at = Math.Min(at + 3, range.End)
        )
        {
            var before = text.AsSpan(range.Start, at - range.Start);
            var scheme =
                before.EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5
                : before.EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4
                : 0;
            var start = at - scheme;
            if (scheme == 0 || (start > range.Start && !BeforeBare.Contains(text[start - 1])))
            {
                continue;
            }

            // One search serves all links of a word that is nothing but links.
            if (ending < start)
            {
                ending = text.AsSpan(start, range.End - start).IndexOfAny(EndOfBare) is var end and >= 0
                    ? start + end
                    : range.End;
            }

            var url = text.AsSpan(start, ending - start).TrimEnd("?!.,:*_~'\"");
            if (url.Length > scheme + 3)
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
