using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArchiveTool.Core.References.Collecting.Markdown.BareLinks;

/// <summary>Finds bare links and addresses for mail in running text.</summary>
internal sealed class BareLinkParser : InlineParser
{
    private const int LongestLabel = 1_000;
    private const int LongestMailbox = 64;

    public BareLinkParser() => OpeningCharacters = ['h', 'H', 'f', 'F', 'w', 'W', '@'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        // Not before the slice: what stands there is no text of this block.
        var text = slice.Text.AsSpan(0, slice.End + 1);
        return text[slice.Start] == '@' ? MatchMail(processor, ref slice, text) : MatchUrl(processor, ref slice, text);
    }

    private static bool MatchUrl(InlineProcessor processor, ref StringSlice slice, ReadOnlySpan<char> text)
    {
        var prefix = BareLinkExtent.PrefixAt(text, slice.Start);
        if (prefix == 0)
        {
            return false;
        }

        var emphases = new List<char>();
        if (!IsAllowed(processor, text, slice.Start, emphases))
        {
            return false;
        }

        var emphasis = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(emphases);
        var end = BareLinkExtent.EndOf(text, slice.Start, prefix, emphasis);
        if (end == slice.Start)
        {
            return false;
        }

        var written = text[slice.Start..end].ToString();
        var shown = written.Contains('&', StringComparison.Ordinal)
            ? written.Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase)
            : written;
        var isHost = !shown.Contains("://", StringComparison.Ordinal) || char.ToUpperInvariant(shown[0]) == 'W';
        Append(processor, slice.Start, written.Length, isHost ? "http://" + shown : shown, shown);
        slice.Start = end;
        return true;
    }

    private static bool MatchMail(InlineProcessor processor, ref StringSlice slice, ReadOnlySpan<char> text)
    {
        var start = slice.Start;
        while (start > 0 && slice.Start - start < LongestMailbox && IsMailbox(text[start - 1]))
        {
            start--;
        }

        var length = slice.Start - start;
        var end = slice.Start + 1;
        while (end < text.Length && IsDomain(text[end]))
        {
            end++;
        }

        var domain = text[(slice.Start + 1)..end].TrimEnd("-_.");
        if (
            length == 0
            || !domain.Contains('.')
            || !char.IsAsciiLetterOrDigit(domain[0])
            || processor.Inline is not LiteralInline literal
            || !ReferenceEquals(literal.Content.Text, slice.Text)
            || literal.Content.End != slice.Start - 1
            || literal.Content.Length < length
            || !IsAllowed(processor, text, start, [])
        )
        {
            return false;
        }

        // The literal before it holds the mailbox already.
        literal.Content.End -= length;
        literal.Span.End -= length;
        var address = string.Concat(text[start..(slice.Start + 1)], domain);
        Append(processor, start, address.Length, "mailto:" + address, address);
        slice.Start = start + address.Length;
        return true;
    }

    private static bool IsMailbox(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '.' or '+' or '-' or '_';

    private static bool IsDomain(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '.' or '-' or '_';

    private static void Append(InlineProcessor processor, int start, int length, string url, string shown)
    {
        var position = processor.GetSourcePosition(start, out var line, out var column);
        var span = new SourceSpan(position, position + length - 1);
        var link = new LinkInline
        {
            Span = span,
            UrlSpan = span,
            Line = line,
            Column = column,
            Url = url,
            IsClosed = true,
            IsAutoLink = true,
        };
        link.AppendChild(
            new LiteralInline
            {
                Span = span,
                Line = line,
                Column = column,
                Content = new StringSlice(shown),
                IsClosed = true,
            }
        );
        processor.Inline = link;
    }

    /// <summary>False in the text of a link, whether it is one of HTML or of Markdown.</summary>
    private static bool IsAllowed(InlineProcessor processor, ReadOnlySpan<char> text, int start, List<char> emphases)
    {
        for (var at = processor.Inline; at is not null; at = at.PreviousSibling ?? at.Parent)
        {
            if (at is HtmlInline { Tag: { } tag } && IsAnchor(tag))
            {
                if (tag[1] != '/')
                {
                    return false;
                }

                break;
            }
        }

        var brackets = 0;
        for (Inline? at = processor.Inline; at is not null; at = at.Parent)
        {
            if (at is LinkDelimiterInline { IsActive: true })
            {
                brackets++;
            }
            else if (at is EmphasisDelimiterInline emphasis)
            {
                emphases.Add(emphasis.DelimiterChar);
            }
        }

        return brackets == 0 || !IsLinkText(processor, text, start, brackets);
    }

    private static bool IsAnchor(string tag)
    {
        var name = tag.AsSpan().TrimStart("</");
        return name.Length > 1 && (name[0] is 'a' or 'A') && !char.IsAsciiLetterOrDigit(name[1]) && name[1] != '-';
    }

    /// <summary>Whether one of the open brackets becomes a link: a destination, a label or a definition answers it.</summary>
    private static bool IsLinkText(InlineProcessor processor, ReadOnlySpan<char> text, int start, int brackets)
    {
        var end = Math.Min(text.Length, start + LongestLabel);
        var inner = 0;
        for (var at = start; at < end; at++)
        {
            if (text[at] == '[')
            {
                inner++;
            }
            else if (text[at] == ']' && --inner < 0)
            {
                inner = 0;
                var next = at + 1 < text.Length ? text[at + 1] : ' ';
                if (next is '(' or '[' || IsDefined(processor, text, start, at))
                {
                    return true;
                }

                if (--brackets == 0)
                {
                    return false;
                }
            }
        }

        // Too long to say, or never closed.
        return end < text.Length;
    }

    private static bool IsDefined(InlineProcessor processor, ReadOnlySpan<char> text, int start, int end)
    {
        var open = text[..start].LastIndexOf('[');
        return open >= 0
            && end - open <= LongestLabel
            && processor.Document.ContainsLinkReferenceDefinition(text[(open + 1)..end].ToString());
    }
}
