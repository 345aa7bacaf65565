using System.Buffers;
using System.Text;

namespace ArchiveTool.Core.Media;

/// <summary>What stands before and in the first tag of a markup document.</summary>
/// <param name="IsXml">It begins with an XML declaration.</param>
/// <param name="Doctype">The document type's name, lower case, or null.</param>
/// <param name="Root">The first element's name as written, null if the head ended before one.</param>
/// <param name="Attributes">The bytes between that name and the end of its tag.</param>
internal readonly record struct MarkupProlog(bool IsXml, string? Doctype, string? Root, string Attributes)
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n\f/>"u8);

    /// <summary>Reads a prolog, or null if the bytes do not begin as markup does.</summary>
    public static MarkupProlog? Read(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\r\n\f"u8);
        if (!text.StartsWith("<"u8))
        {
            return null;
        }

        var isXml = text.StartsWith("<?xml"u8);
        string? doctype = null;
        while (text.StartsWith("<"u8))
        {
            if (text.StartsWith("<!--"u8))
            {
                text = After(text, "-->"u8);
            }
            else if (text.StartsWith("<?"u8))
            {
                text = After(text, "?>"u8);
            }
            else if (text.StartsWith("<!"u8))
            {
                doctype ??= DoctypeName(text);
                text = AfterDeclaration(text);
            }
            else
            {
                return Element(text[1..], isXml, doctype);
            }

            text = text.TrimStart(" \t\r\n\f"u8);
        }

        return new(isXml, doctype, null, "");
    }

    private static MarkupProlog? Element(ReadOnlySpan<byte> text, bool isXml, string? doctype)
    {
        if (text.IsEmpty || !(char.IsAsciiLetter((char)text[0]) || text[0] == '_'))
        {
            return isXml || doctype is not null ? new(isXml, doctype, null, "") : null;
        }

        var end = text.IndexOfAny(NameEnds);
        var name = Encoding.Latin1.GetString(end < 0 ? text : text[..end]);
        var rest = end < 0 ? default : text[end..];
        return new(isXml, doctype, name, Encoding.UTF8.GetString(rest[..TagEnd(rest)]));
    }

    private static int TagEnd(ReadOnlySpan<byte> text)
    {
        byte quote = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (quote != 0)
            {
                quote = text[i] == quote ? (byte)0 : quote;
            }
            else if (text[i] is (byte)'"' or (byte)'\'')
            {
                quote = text[i];
            }
            else if (text[i] == '>')
            {
                return i;
            }
        }

        return text.Length;
    }

    private static string? DoctypeName(ReadOnlySpan<byte> text)
    {
        var head = Encoding.Latin1.GetString(text[..Math.Min(text.Length, 64)]).ToLowerInvariant();
        return head.StartsWith("<!doctype", StringComparison.Ordinal)
            ? head[9..]
                .Split([' ', '\t', '\r', '\n', '\f', '>', '['], StringSplitOptions.RemoveEmptyEntries)
                .FirstOrDefault()
            : null;
    }

    /// <summary>Behind a declaration, its internal subset in brackets included.</summary>
    private static ReadOnlySpan<byte> AfterDeclaration(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny(">["u8);
        return end < 0 ? default
            : text[end] == '>' ? text[(end + 1)..]
            : After(After(text[end..], "]"u8), ">"u8);
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> text, ReadOnlySpan<byte> mark)
    {
        var at = text.IndexOf(mark);
        return at < 0 ? default : text[(at + mark.Length)..];
    }
}
