using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Urls;

/// <summary>
/// Which names nobody owns as a whole, so that no cookie may be set for them
/// (https://httpwg.org/specs/rfc6265.html#cookie-domain). The public suffix list (https://publicsuffix.org/) is not
/// carried whole: a last label is a suffix, and so are the names of <c>Tables/suffixes.txt</c>, which has the
/// categories of all countries (<c>co.uk</c>, <c>com.cn</c>), any label under a prefecture of Japan and the well-known
/// hosts of pages (<c>github.io</c>), but not the towns of Norway and Italy nor the rarer hosts.
/// </summary>
public static class RegistrableDomain
{
    // No longer name can be looked up (RFC 1035, section 2.3.4).
    private const int LongestName = 253;

    /// <summary>Whether a host (serialised, a trailing dot allowed) is a name under which others register theirs.</summary>
    public static bool IsPublicSuffix(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = Plain(host);
        return name is not null && IsSuffix(name);
    }

    /// <summary>
    /// The ending of a host that somebody can own (<c>example.co.uk</c> of <c>www.example.co.uk</c>), lower case; null
    /// for addresses, for public suffixes themselves and for what is not a name at all.
    /// </summary>
    public static string? Find(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = Plain(host);
        if (name is null || IsSuffix(name))
        {
            return null;
        }

        // From the left, so that the longest suffix counts: of x.github.io it is github.io and not io.
        var start = 0;
        while (true)
        {
            var dot = name.IndexOf('.', start);
            if (IsSuffix(name[(dot + 1)..]))
            {
                return name[start..];
            }

            start = dot + 1;
        }
    }

    private static string? Plain(string host)
    {
        var name = (host.EndsWith('.') ? host[..^1] : host).ToLowerInvariant();
        var isName =
            name.Length is > 0 and <= LongestName
            && !name.StartsWith('.')
            && !name.Contains("..", StringComparison.Ordinal)
            && name[0] != '['
            && !Ipv4Host.EndsInNumber(name);
        return isName ? name : null;
    }

    private static bool IsSuffix(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || PublicSuffixes.Instance.Contains(name, name[(dot + 1)..]);
    }
}
