using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ArchiveTool.Urls.Parsing;

/// <summary>
/// An absolute URL as the URL standard parses and serialises it (https://url.spec.whatwg.org/). Immutable; two are
/// equal when their <see cref="Href"/> is.
/// </summary>
public sealed class WebUrl : IEquatable<WebUrl>
{
    private const int StackCharacters = 256;

    private static readonly SearchValues<char> TabOrNewline = SearchValues.Create("\t\n\r");

    private string? scheme;
    private string? host;
    private string? path;
    private string? query;

    internal WebUrl(string href, UrlOffsets offsets)
    {
        Href = href;
        Offsets = offsets;
    }

    /// <summary>The serialisation, exactly what goes on the wire.</summary>
    public string Href { get; }

    /// <summary>Lower case, without the colon.</summary>
    public string Scheme => scheme ??= SpecialSchemes.GetName(Offsets.Kind) ?? Href[..Offsets.SchemeEnd];

    /// <summary>Percent-encoded, or empty.</summary>
    public string Username => Offsets.HasHost ? Href[(Offsets.SchemeEnd + 3)..Offsets.UsernameEnd] : "";

    /// <summary>Percent-encoded, or empty.</summary>
    public string Password =>
        Offsets.HostStart > Offsets.UsernameEnd && Href[Offsets.UsernameEnd] == ':'
            ? Href[(Offsets.UsernameEnd + 1)..(Offsets.HostStart - 1)]
            : "";

    /// <summary>The serialised host (IPv6 in brackets, domains in ASCII), empty if absent.</summary>
    public string Host => host ??= HostSpan.ToString();

    /// <summary>The port where it is not the scheme's default, else null.</summary>
    public int? Port => Offsets.Port < 0 ? null : Offsets.Port;

    /// <summary>The port that a connection goes to, or null for schemes without one.</summary>
    public int? EffectivePort
    {
        get
        {
            var port = Offsets.Port < 0 ? SpecialSchemes.DefaultPort(Offsets.Kind) : Offsets.Port;
            return port < 0 ? null : port;
        }
    }

    /// <summary>The path, with its leading slash for special schemes.</summary>
    public string Path => path ??= PathSpan.ToString();

    /// <summary>The query without its question mark, or null.</summary>
    public string? Query => Offsets.QueryStart < 0 ? null : query ??= Href[(Offsets.QueryStart + 1)..EndBeforeFragment];

    /// <summary>The fragment without its hash sign, or null.</summary>
    public string? Fragment => Offsets.FragmentStart < 0 ? null : Href[(Offsets.FragmentStart + 1)..];

    /// <summary>True for http and https.</summary>
    public bool IsHttp => Offsets.Kind is SchemeKind.Http or SchemeKind.Https;

    /// <summary>True for the schemes that the standard has rules for: http, https, ws, wss, ftp and file.</summary>
    public bool IsSpecial => Offsets.Kind != SchemeKind.NotSpecial;

    /// <summary>True where the host is an IPv4 or IPv6 address.</summary>
    public bool HostIsIpAddress =>
        HostSpan.StartsWith('[') || (IsSpecial && !HostSpan.IsEmpty && Ipv4Host.EndsInNumber(HostSpan));

    /// <summary>The serialised origin (<c>https://example.org:8443</c>), or <c>null</c> as text for an opaque one.</summary>
    public string Origin
    {
        get
        {
            if (Offsets.Kind is SchemeKind.File or SchemeKind.NotSpecial)
            {
                return BlobOrigin() ?? "null";
            }

            return Offsets.HostStart == Offsets.SchemeEnd + 3
                ? Href[..Offsets.PathStart]
                : string.Concat(Scheme, "://", Href.AsSpan(Offsets.HostStart..Offsets.PathStart));
        }
    }

    internal UrlOffsets Offsets { get; }

    internal int EndBeforeFragment => Offsets.FragmentStart < 0 ? Href.Length : Offsets.FragmentStart;

    internal ReadOnlySpan<char> HostSpan => Href.AsSpan(Offsets.HostStart..Offsets.HostEnd);

    /// <summary>The host without the dot that may end it: with or without, it names the same (RFC 1034, section 3.1).</summary>
    internal ReadOnlySpan<char> NameSpan => HostSpan is [.. var name, '.'] ? name : HostSpan;

    /// <summary>The serialisation as it is without a dot at the host's end.</summary>
    internal string HrefOfName => HostSpan.EndsWith('.') ? Href.Remove(Offsets.HostEnd - 1, 1) : Href;

    internal ReadOnlySpan<char> PathSpan =>
        Href.AsSpan(Offsets.PathStart..(Offsets.QueryStart < 0 ? EndBeforeFragment : Offsets.QueryStart));

    /// <summary>Parses by the URL standard's basic URL parser, against <paramref name="baseUrl"/> if given.</summary>
    public static bool TryParse(string input, WebUrl? baseUrl, [NotNullWhen(true)] out WebUrl? url) =>
        TryParse(input, baseUrl, queryEncoding: null, out url);

    /// <summary>
    /// Parses a URL found in a document whose encoding is not UTF-8: the query of an http, https, ftp or file URL
    /// then follows that encoding (https://html.spec.whatwg.org/multipage/urls-and-fetching.html#encoding-parsing-a-url).
    /// </summary>
    public static bool TryParse(
        string input,
        WebUrl? baseUrl,
        Encoding? queryEncoding,
        [NotNullWhen(true)] out WebUrl? url
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        var text = input.AsSpan();
        while (!text.IsEmpty && text[0] <= ' ')
        {
            text = text[1..];
        }

        while (!text.IsEmpty && text[^1] <= ' ')
        {
            text = text[..^1];
        }

        if (text.ContainsAny(TabOrNewline))
        {
            text = string.Concat(text.ToString().Split(['\t', '\n', '\r']));
        }

        // UTF-16 documents send UTF-8 (https://encoding.spec.whatwg.org/#get-an-output-encoding).
        var isUnicode = queryEncoding?.CodePage is null or 65001 or 1200 or 1201 or 12000 or 12001;
        Span<char> buffer = stackalloc char[StackCharacters];
        url = new UrlParser(text, baseUrl, isUnicode ? null : queryEncoding, buffer).Parse(input);
        return url is not null;
    }

    /// <summary>The same URL without its fragment.</summary>
    public WebUrl WithoutFragment()
    {
        if (Offsets.FragmentStart < 0)
        {
            return this;
        }

        var offsets = Offsets;
        offsets.FragmentStart = -1;
        return new WebUrl(Href[..Offsets.FragmentStart], offsets);
    }

    /// <inheritdoc/>
    public bool Equals(WebUrl? other) => other is not null && other.Href == Href;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WebUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => Href.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Href;

    // https://url.spec.whatwg.org/#origin: a blob URL has the origin of the page that made it.
    private string? BlobOrigin() =>
        Scheme == "blob" && TryParse(Path, null, out var inner) && inner.IsHttp ? inner.Origin : null;
}
