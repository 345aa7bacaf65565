using System.Buffers;
using System.Text;

namespace ArchiveTool.Urls.Parsing;

/// <summary>
/// The basic URL parser (https://url.spec.whatwg.org/#concept-basic-url-parser) without state override. The
/// standard's states are methods here, each taking from the front of what is left of the input and writing the
/// serialisation as it goes, so that a URL costs one string.
/// </summary>
internal ref partial struct UrlParser
{
    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/?#");
    private static readonly SearchValues<char> SpecialAuthorityEnds = SearchValues.Create("/\\?#");
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-."
    );

    private readonly WebUrl? baseUrl;
    private readonly Encoding? queryEncoding;
    private ReadOnlySpan<char> rest;
    private UrlWriter output;
    private UrlOffsets offsets;

    public UrlParser(ReadOnlySpan<char> input, WebUrl? baseUrl, Encoding? queryEncoding, Span<char> buffer)
    {
        rest = input;
        this.baseUrl = baseUrl;
        this.queryEncoding = queryEncoding;
        output = new UrlWriter(buffer);
        offsets = new UrlOffsets
        {
            Port = -1,
            QueryStart = -1,
            FragmentStart = -1,
        };
    }

    private readonly bool IsSpecial => offsets.Kind != SchemeKind.NotSpecial;

    /// <summary>The URL, or null on failure. <paramref name="original"/> is reused where it is the serialisation.</summary>
    public WebUrl? Parse(string original)
    {
        try
        {
            return TryStart() ? new WebUrl(output.ToString(original), offsets) : null;
        }
        finally
        {
            output.Release();
        }
    }

    // https://url.spec.whatwg.org/#scheme-start-state and #scheme-state
    private bool TryStart()
    {
        var colon = rest.IndexOfAnyExcept(SchemeCharacters);
        if (colon <= 0 || rest[colon] != ':' || !char.IsAsciiLetter(rest[0]))
        {
            return TryWithoutScheme();
        }

        output.AppendLowerAscii(rest[..colon]);
        offsets.Kind = SpecialSchemes.GetKind(output.Written);
        offsets.SchemeEnd = colon;
        output.Append(':');
        rest = rest[(colon + 1)..];
        if (offsets.Kind == SchemeKind.File)
        {
            return TryFile();
        }

        if (IsSpecial)
        {
            return baseUrl?.Offsets.Kind == offsets.Kind && !rest.StartsWith("//")
                ? TryRelative(baseUrl)
                : TryAuthorityBehindSlashes();
        }

        // https://url.spec.whatwg.org/#path-or-authority-state
        if (rest.StartsWith("//"))
        {
            rest = rest[2..];
            return TryAuthority();
        }

        EndAuthority(offsets.SchemeEnd + 1);
        if (rest.StartsWith('/'))
        {
            rest = rest[1..];
            return FinishPath();
        }

        return FinishOpaquePath();
    }

    // https://url.spec.whatwg.org/#no-scheme-state
    private bool TryWithoutScheme()
    {
        if (baseUrl is null)
        {
            return false;
        }

        offsets.Kind = baseUrl.Offsets.Kind;
        if (baseUrl.Offsets.IsOpaquePath)
        {
            if (!rest.StartsWith('#'))
            {
                return false;
            }

            CopyBase(baseUrl, baseUrl.EndBeforeFragment);
            return FinishFragment();
        }

        if (offsets.Kind != SchemeKind.File)
        {
            return TryRelative(baseUrl);
        }

        CopyBase(baseUrl, baseUrl.Offsets.SchemeEnd + 1);
        return TryFile();
    }

    // https://url.spec.whatwg.org/#relative-state and #relative-slash-state
    private bool TryRelative(WebUrl against)
    {
        if (StartsWithSlash(rest))
        {
            if (rest.Length > 1 && StartsWithSlash(rest[1..]))
            {
                CopyBase(against, against.Offsets.SchemeEnd + 1);
                rest = rest[2..];
                return IsSpecial ? TryAuthorityBehindSlashes() : TryAuthority();
            }

            CopyBaseAuthority(against);
            rest = rest[1..];
            return FinishPath();
        }

        CopyBaseAuthority(against);
        return FinishBehindBasePath(against);
    }

    // The part that the relative state and the file state have in common: the base's path and query are kept.
    private bool FinishBehindBasePath(WebUrl against)
    {
        output.Append(against.PathSpan);
        if (!rest.IsEmpty && rest[0] is not ('?' or '#'))
        {
            Shorten();
            return FinishPath();
        }

        KeepPathFromHost();
        if (rest.StartsWith('?'))
        {
            return FinishQuery();
        }

        if (against.Offsets.QueryStart >= 0)
        {
            offsets.QueryStart = output.Length;
            output.Append(against.Href.AsSpan(against.Offsets.QueryStart..against.EndBeforeFragment));
        }

        return FinishFragment();
    }

    private void CopyBase(WebUrl against, int end)
    {
        output.Truncate(0);
        output.Append(against.Href.AsSpan(0, end));
        var kind = offsets.Kind;
        offsets = against.Offsets;
        offsets.Kind = kind;
        offsets.FragmentStart = -1;
        if (!offsets.IsOpaquePath)
        {
            offsets.QueryStart = -1;
            offsets.Port = -1;
        }
    }

    private void CopyBaseAuthority(WebUrl against)
    {
        // Without a host, what stands between scheme and path can only be the "/." that keeps "//" from being one.
        CopyBase(against, against.Offsets.HasHost ? against.Offsets.PathStart : against.Offsets.SchemeEnd + 1);
        offsets.Port = against.Offsets.Port;
        offsets.PathStart = output.Length;
    }

    private readonly bool StartsWithSlash(ReadOnlySpan<char> text) =>
        !text.IsEmpty && (text[0] == '/' || (text[0] == '\\' && IsSpecial));
}
