namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>What stands before a feed's first element: blanks, notices, the prolog, document type declarations with all that they declare.</summary>
internal static class FeedProlog
{
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
}
