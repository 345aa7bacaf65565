using System.Buffers;
using System.Text;
using ArchiveTool.Core.Documents.Html;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>
/// Makes the XML that feeds send one that an XML parser takes: blanks and text before the prolog, document type
/// declarations with all that they declare, control characters, HTML's entities and ampersands that begin none go.
/// </summary>
internal static class TolerantXml
{
    private static readonly string[] Declared = ["&lt;", "&gt;", "&amp;", "&quot;", "&apos;"];

    // What XML does not allow, and surrogates, which are allowed in pairs alone.
    private static readonly SearchValues<char> Doubtful = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(letter => !Stays(letter)),
        .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code),
        '\uFFFE',
        '\uFFFF',
    ]);

    private static readonly SearchValues<char> Watched = SearchValues.Create([
        '<',
        '&',
        .. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(letter => !Stays(letter)),
        .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code),
        '\uFFFE',
        '\uFFFF',
    ]);

    /// <summary>Where the prolog begins behind the notices of the script that writes the feed, markup included; else 0.</summary>
    public static int SkipNotices(ReadOnlySpan<char> text)
    {
        const int Most = 4096;
        var prolog = text[..Math.Min(text.Length, Most)].IndexOf("<?xml ");
        var before = text[..Math.Max(0, prolog)];
        string[] pages = ["<html", "<!doctype", "<head", "<body", "<rss", "<feed", "<rdf", "<opml"];
        foreach (var page in pages)
        {
            if (before.IndexOf(page, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return 0;
            }
        }

        return before.Length;
    }

    /// <summary>The text of a document, without its prolog.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var at = SkipNotices(text);
        at += SkipProlog(text.AsSpan(at));
        while (at < text.Length)
        {
            // Most of a feed stays as it is.
            var run = text.AsSpan(at).IndexOfAny(Watched);
            if (run != 0)
            {
                var length = run < 0 ? text.Length - at : run;
                clean.Append(text, at, length);
                at += length;
            }
            else if (StartsWith(text, at, "<![CDATA["))
            {
                at = Copy(text, at, FindEnd(text, at, "]]>"), clean);
            }
            else if (StartsWith(text, at, "<!--"))
            {
                at = FindEnd(text, at, "-->");
            }
            else if (text[at] == '&')
            {
                at = CopyReference(text, at, clean);
            }
            else
            {
                Append(clean, text, at++);
            }
        }

        return clean.ToString();
    }

    /// <summary>Where the first element begins.</summary>
    public static int SkipProlog(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var rest = text[at..];
            var sign = rest.IndexOf('<');
            if (sign < 0)
            {
                return text.Length;
            }

            rest = rest[sign..];
            var length =
                rest.StartsWith("<?") ? End(rest, "?>")
                : rest.StartsWith("<!--") ? End(rest, "-->")
                : rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? EndOfDoctype(rest)
                : 0;
            if (length == 0)
            {
                return at + sign;
            }

            at += sign + length;
        }

        return text.Length;
    }

    private static int EndOfDoctype(ReadOnlySpan<char> text)
    {
        var inSubset = false;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }
            else if (letter is '[' or ']')
            {
                inSubset = letter == '[';
            }
            else if (letter == '>' && !inSubset)
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static int End(ReadOnlySpan<char> text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? text.Length : at + mark.Length;
    }

    private static int FindEnd(string text, int at, string mark) => at + End(text.AsSpan(at), mark);

    private static bool StartsWith(string text, int at, string mark) =>
        text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal);

    private static int Copy(string text, int at, int end, StringBuilder clean)
    {
        while (at < end)
        {
            var run = text.AsSpan(at, end - at).IndexOfAny(Doubtful);
            var length = run < 0 ? end - at : run;
            clean.Append(text, at, length);
            at += length;
            if (at < end)
            {
                Append(clean, text, at++);
            }
        }

        return end;
    }

    private static int CopyReference(string text, int at, StringBuilder clean)
    {
        var end = text.AsSpan(at, Math.Min(40, text.Length - at)).IndexOf(';');
        var written = end < 0 ? "&" : text.Substring(at, end + 1);
        if (Declared.Contains(written))
        {
            clean.Append(written);
            return at + written.Length;
        }

        var meant = end < 0 ? "&" : CharacterReferences.Decode(written, inAttribute: false);
        if (meant == written || meant.Contains('&', StringComparison.Ordinal))
        {
            clean.Append("&amp;");
            return at + 1;
        }

        foreach (var letter in meant)
        {
            _ = letter switch
            {
                '<' => clean.Append("&lt;"),
                '>' => clean.Append("&gt;"),
                '"' => clean.Append("&quot;"),
                _ => Stays(letter) ? clean.Append(letter) : clean,
            };
        }

        return at + written.Length;
    }

    private static void Append(StringBuilder clean, string text, int at)
    {
        var isPair = char.IsHighSurrogate(text[at])
            ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            : !char.IsLowSurrogate(text[at]) || (at > 0 && char.IsHighSurrogate(text[at - 1]));
        if (isPair && Stays(text[at]))
        {
            clean.Append(text[at]);
        }
    }

    // https://www.w3.org/TR/xml/#charsets
    private static bool Stays(char letter) => letter is >= ' ' and < '\uFFFE' or '\t' or '\n' or '\r';
}
