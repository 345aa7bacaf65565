using System.Buffers;
using System.Text;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links;

/// <summary>
/// Addresses that are no web pages: <c>mailto:</c> (https://www.rfc-editor.org/rfc/rfc6068) and <c>tel:</c>
/// (https://www.rfc-editor.org/rfc/rfc3966), told by their syntax alone.
/// </summary>
internal static class AddressSyntax
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 253;
    private const int LongestLabel = 63;
    private const int LeastDigits = 2;

    private static readonly SearchValues<char> Separators = SearchValues.Create("-.() ");

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
        var addresses = url.Path.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // Whom to write to may stand in the query alone, or be left to the reader.
        return addresses.Length == 0
            ? string.IsNullOrEmpty(url.Query)
            : Array.Exists(addresses, address => !IsMailbox(Decoded(address)));
    }

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

    private static bool IsBrokenNumber(string path)
    {
        var number = path.Split(';')[0];
        var digits = number.Count(char.IsAsciiDigit);
        var rest = number.StartsWith('+') ? number[1..] : number;
        return digits < LeastDigits
            || rest.Any(c => !char.IsAsciiDigit(c) && !Separators.Contains(c) && c is not ('*' or '#'));
    }

    private static string Decoded(string text) => Encoding.UTF8.GetString(PercentEncoding.Decode(text));
}
