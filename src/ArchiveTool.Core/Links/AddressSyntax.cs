using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links;

/// <summary>
/// Addresses that are no web pages: <c>mailto:</c> (https://www.rfc-editor.org/rfc/rfc6068) and <c>tel:</c>
/// (https://www.rfc-editor.org/rfc/rfc3966), told by their syntax alone.
/// </summary>
internal static partial class AddressSyntax
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 253;
    private const int LongestLabel = 63;
    private const int LeastDigits = 2;
    private const int LeastWithLetters = 7;

    private static readonly SearchValues<char> Separators = SearchValues.Create("-.() /\u00A0");

    // https://www.rfc-editor.org/rfc/rfc5322#section-3.2.3, and what is not ASCII (RFC 6532).
    private static readonly SearchValues<char> Atom = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~."
    );

    /// <summary>Whether a URL is of one of these schemes and nobody can be reached by it.</summary>
    public static bool IsBroken(WebUrl url) =>
        url.Scheme switch
        {
            "mailto" => IsBrokenMail(url),
            "tel" => IsBrokenNumber(Decoded(url.Path)),
            _ => false,
        };

    private static bool IsBrokenMail(WebUrl url)
    {
        var addresses = Addresses(Decoded(url.Path));
        // Whom to write to may stand in the query alone, or be left to the reader.
        return addresses.Count == 0
            ? string.IsNullOrEmpty(url.Query)
            : addresses.Exists(address => !IsMailbox(address));
    }

    /// <summary>The addresses of a list; commas and brackets in quotation marks are part of a name.</summary>
    private static List<string> Addresses(string text)
    {
        var addresses = new List<string>();
        var (start, isQuoted) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            isQuoted ^= i < text.Length && text[i] == '"';
            if ((i == text.Length || (text[i] is ',' or ';' && !isQuoted)) && text[start..i].Trim() is var one)
            {
                start = i + 1;
                if (one.Length > 0)
                {
                    addresses.Add(WithoutName(one));
                }
            }
        }

        return addresses;
    }

    /// <summary>The address of <c>Name &lt;address&gt;</c>.</summary>
    private static string WithoutName(string text) =>
        text.EndsWith('>') && text.LastIndexOf('<') is var open and >= 0 ? text[(open + 1)..^1].Trim() : text;

    private static bool IsMailbox(string address)
    {
        var at = address.LastIndexOf('@');
        if (at <= 0 || Encoding.UTF8.GetByteCount(address.AsSpan(0, at)) > LongestLocalPart)
        {
            return false;
        }

        var local = address.AsSpan(0, at);
        var isQuoted = local is ['"', .., '"'] && local.Length > 2;
        var isAtom =
            local[0] != '.'
            && local[^1] != '.'
            && local.IndexOf("..") < 0
            && local.IndexOfAnyExcept(Atom) is var odd
            && (odd < 0 || !IsAsciiFrom(local[odd..]));
        return (isQuoted || isAtom) && IsDomain(address[(at + 1)..]);
    }

    private static bool IsAsciiFrom(ReadOnlySpan<char> rest)
    {
        foreach (var c in rest)
        {
            if (char.IsAscii(c) && !Atom.Contains(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDomain(string domain)
    {
        if (domain is ['[', .., ']'])
        {
            return true;
        }

        var labels = domain.Split('.');
        return domain.Length <= LongestDomain
            && labels.Length >= 2
            && Array.TrueForAll(labels, IsLabel)
            && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => char.IsLetterOrDigit(c) || c == '-' || !char.IsAscii(c));

    /// <summary>Letters of a number that can be dialled by its letters (1-800-FLOWERS), and extensions, are part of it.</summary>
    private static bool IsBrokenNumber(string path)
    {
        var number = Extension().Replace(path.Split(';', ',')[0].Trim(), "");
        var rest = number.StartsWith('+') ? number[1..] : number;
        var digits = rest.Count(char.IsAsciiDigit);
        var letters = rest.Count(char.IsAsciiLetter);
        var isDialled =
            letters == 0
            || (digits >= LeastDigits && digits + letters >= LeastWithLetters && !char.IsAsciiLetter(rest[0]));
        return digits < LeastDigits
            || !isDialled
            || rest.Any(c => !char.IsAsciiLetterOrDigit(c) && !Separators.Contains(c) && c is not ('*' or '#'));
    }

    [GeneratedRegex(
        """\s*(?:extension|ext|x)\.?\s*:?\s*\d{1,7}$""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Extension();

    private static string Decoded(string text) => Encoding.UTF8.GetString(PercentEncoding.Decode(text));
}
