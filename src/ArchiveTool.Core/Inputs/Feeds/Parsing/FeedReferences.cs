using System.Buffers;
using System.Text;
using ArchiveTool.Core.Documents.Html;

namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>
/// Character references in feeds: XML's, and HTML's with a semicolon, which feeds use without declaring them. An
/// ampersand that begins none is text.
/// </summary>
internal static class FeedReferences
{
    /// <summary>Longer than any reference.</summary>
    public const int Longest = 40;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Reads what an ampersand begins.</summary>
    /// <param name="text">From the ampersand on.</param>
    /// <param name="to">What it means is added here.</param>
    /// <returns>How much was taken.</returns>
    public static int Read(ReadOnlySpan<char> text, StringBuilder to)
    {
        var end = text[..Math.Min(Longest, text.Length)].IndexOf(';');
        var name = end < 0 ? default : text[1..end];
        var known = name switch
        {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            _ => '\0',
        };
        if (known != '\0')
        {
            to.Append(known);
            return end + 1;
        }

        if (!IsName(name))
        {
            to.Append('&');
            return 1;
        }

        var written = text[..(end + 1)];
        var meant = CharacterReferences.Decode(written, inAttribute: false);
        if (meant.AsSpan().SequenceEqual(written) || (meant.Length > 1 && meant[^1] == ';'))
        {
            // No name that HTML knows; it knows some by their beginning, which does not count here.
            to.Append('&');
            return 1;
        }

        foreach (var letter in meant)
        {
            _ = IsAllowed(letter) ? to.Append(letter) : to;
        }

        return written.Length;
    }

    /// <summary>A text with its references read.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('&') < 0 && text.IndexOfAnyInRange('\0', '\u001F') < 0)
        {
            return text.ToString();
        }

        var to = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var run = text.IndexOf('&');
            foreach (var letter in run < 0 ? text : text[..run])
            {
                _ = IsAllowed(letter) ? to.Append(letter) : to;
            }

            text = run < 0 ? default : text[(run + Read(text[run..], to))..];
        }

        return to.ToString();
    }

    // https://www.w3.org/TR/xml/#charsets
    private static bool IsAllowed(char letter) => letter is >= ' ' or '\t' or '\n' or '\r';

    private static bool IsName(ReadOnlySpan<char> name)
    {
        if (name is ['#', 'x' or 'X', .. var hex])
        {
            return hex.Length > 0 && hex.IndexOfAnyExcept(HexDigits) < 0;
        }

        if (name is ['#', .. var digits])
        {
            return digits.Length > 0 && digits.IndexOfAnyExceptInRange('0', '9') < 0;
        }

        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
