using System.Buffers;
using System.Text;
using ArchiveTool.Urls.Idna;

namespace ArchiveTool.Urls.Parsing;

/// <summary>The host parser and serialiser (https://url.spec.whatwg.org/#host-parsing).</summary>
internal static class HostParser
{
    private const string ForbiddenHost = "\0\t\n\r #/:<>?@[\\]^|";

    private static readonly SearchValues<char> ForbiddenHostCharacters = SearchValues.Create(ForbiddenHost);

    private static readonly SearchValues<char> DomainCharacters = SearchValues.Create(
        string.Concat(
            Enumerable
                .Range(0x21, 0x7F - 0x21)
                .Select(code => (char)code)
                .Where(code => code != '%' && !ForbiddenHost.Contains(code, StringComparison.Ordinal))
        )
    );

    /// <summary>Writes the serialised host, or says that <paramref name="host"/> (not empty) is none.</summary>
    public static bool TryAppend(ref UrlWriter output, ReadOnlySpan<char> host, bool isSpecial)
    {
        if (host[0] == '[')
        {
            return host.Length > 2 && host[^1] == ']' && Ipv6Host.TryAppend(ref output, host[1..^1]);
        }

        if (!isSpecial)
        {
            // https://url.spec.whatwg.org/#concept-opaque-host-parser
            if (host.ContainsAny(ForbiddenHostCharacters))
            {
                return false;
            }

            PercentEncoding.AppendUtf8(ref output, host, PercentEncodeSet.Control);
            return true;
        }

        var start = output.Length;
        if (!TryAppendDomain(ref output, host))
        {
            return false;
        }

        // https://url.spec.whatwg.org/#ends-in-a-number-checker
        var domain = output.Written[start..];
        if (!Ipv4Host.EndsInNumber(domain))
        {
            return true;
        }

        if (!Ipv4Host.TryParse(domain, out var address))
        {
            return false;
        }

        output.Truncate(start);
        Ipv4Host.Append(ref output, address);
        return true;
    }

    // https://url.spec.whatwg.org/#concept-domain-to-ascii, the common case first: ASCII without Punycode.
    private static bool TryAppendDomain(ref UrlWriter output, ReadOnlySpan<char> host)
    {
        var odd = host.IndexOfAnyExcept(DomainCharacters);
        var mayBePunycode = host.Contains("--", StringComparison.Ordinal);
        if (odd < 0 && !(mayBePunycode && host.Contains("xn--", StringComparison.OrdinalIgnoreCase)))
        {
            output.AppendLowerAscii(host);
            return true;
        }

        if (odd >= 0 && Ascii.IsValid(host) && !host.Contains('%'))
        {
            // Forbidden, and nothing follows that could compose with it into something else ("<" and U+0338 do).
            return false;
        }

        var domain = Encoding.UTF8.GetString(PercentEncoding.Decode(host));
        var ascii = UnicodeDomain.ToAscii(domain);
        if (ascii is null || ascii.Length == 0 || ascii.AsSpan().ContainsAnyExcept(DomainCharacters))
        {
            return false;
        }

        output.Append(ascii);
        return true;
    }
}
