using System.Buffers;
using ArchiveTool.Core.Posts;

namespace ArchiveTool.Core.References;

/// <summary>
/// The last resort for Markdown that no parser takes: destinations behind <c>](</c>, in one pass and without nesting.
/// </summary>
internal static class MarkdownLightScan
{
    private static readonly SearchValues<char> EndOfDestination = SearchValues.Create(" \t\r\n)<>");

    public static void Collect(string text, TextRange range, PendingReferences pending)
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
