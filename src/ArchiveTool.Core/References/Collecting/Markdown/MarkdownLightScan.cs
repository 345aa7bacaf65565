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

    public static void Collect(string text, TextRange range, PendingReferences pending)
    {
        CollectDestinations(text, range, pending);
        CollectBare(text, range, pending);
    }

    /// <summary>A bare link that is no destination, no attribute's value and no link's text.</summary>
    private static void CollectBare(string text, TextRange range, PendingReferences pending)
    {
        for (
            var at = range.Start;
            (at = text.IndexOf("://", at, range.End - at, StringComparison.Ordinal)) >= 0;
            at += 3
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

            var rest = text.AsSpan(start, range.End - start);
            var end = rest.IndexOfAny(EndOfBare);
            var url = (end < 0 ? rest : rest[..end]).TrimEnd("?!.,:*_~'\"");
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
                        Syntax = LandingSyntax.MarkdownAngle,
                    }
                );
            }
        }
    }

    private static void CollectDestinations(string text, TextRange range, PendingReferences pending)
    {
        var at = range.Start;
        while (true)
        {
            at = text.IndexOf("](", at, range.End - at, StringComparison.Ordinal);
            if (at < 0)
            {
                return;
            }

            at += 2;
            var rest = text.AsSpan(at, range.End - at);
            var end = rest.IndexOfAny(EndOfDestination);
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
                        Syntax = LandingSyntax.MarkdownBare,
                    }
                );
            }
        }
    }
}
