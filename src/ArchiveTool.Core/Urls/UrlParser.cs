using System.Buffers;
using System.Text;

namespace ArchiveTool.Core.Urls;

/// <summary>
/// The basic URL parser (https://url.spec.whatwg.org/#concept-basic-url-parser) without state override. The
/// standard's states are methods here, each taking from the front of what is left of the input and writing the
/// serialisation as it goes, so that a URL costs one string.
/// </summary>
internal ref struct UrlParser
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
        offsets.Kind = SpecialSchemes.KindOf(output.Written);
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

    // https://url.spec.whatwg.org/#file-state, #file-slash-state and #file-host-state
    private bool TryFile()
    {
        var against = baseUrl?.Offsets.Kind == SchemeKind.File ? baseUrl : null;
        if (!StartsWithSlash(rest))
        {
            CopyFileHost(against);
            if (against is null)
            {
                return FinishPath();
            }

            if (StartsWithDriveLetter(rest))
            {
                return FinishPath();
            }

            return FinishBehindBasePath(against);
        }

        rest = rest[1..];
        if (StartsWithSlash(rest))
        {
            rest = rest[1..];
            return TryFileHost();
        }

        CopyFileHost(against);
        if (against is not null && !StartsWithDriveLetter(rest))
        {
            var path = against.PathSpan;
            if (path.Length >= 3 && IsNormalizedDriveLetter(path[1..3]) && (path.Length == 3 || path[3] == '/'))
            {
                output.Append(path[..3]);
            }
        }

        return FinishPath();
    }

    private bool TryFileHost()
    {
        var end = rest.IndexOfAny(SpecialAuthorityEnds);
        var host = end < 0 ? rest : rest[..end];
        output.Append("//");
        offsets.UsernameEnd = offsets.HostStart = output.Length;
        if (IsDriveLetter(host))
        {
            // A drive letter is not a host: the path begins with it.
            EndAuthority(offsets.HostStart);
            return FinishPath();
        }

        if (!host.IsEmpty)
        {
            if (!HostParser.TryAppend(ref output, host, isSpecial: true))
            {
                return false;
            }

            if (output.Written[offsets.HostStart..].SequenceEqual("localhost"))
            {
                output.Truncate(offsets.HostStart);
            }
        }

        EndAuthority(offsets.HostStart);
        rest = rest[host.Length..];
        return FinishPathStart();
    }

    private void CopyFileHost(WebUrl? against)
    {
        output.Append("//");
        offsets.UsernameEnd = offsets.HostStart = output.Length;
        if (against is not null)
        {
            output.Append(against.HostSpan);
        }

        EndAuthority(offsets.HostStart);
    }

    // https://url.spec.whatwg.org/#special-authority-ignore-slashes-state
    private bool TryAuthorityBehindSlashes()
    {
        rest = rest.TrimStart("/\\");
        return TryAuthority();
    }

    // https://url.spec.whatwg.org/#authority-state, #host-state and #port-state
    private bool TryAuthority()
    {
        var end = rest.IndexOfAny(IsSpecial ? SpecialAuthorityEnds : AuthorityEnds);
        var authority = end < 0 ? rest : rest[..end];
        rest = rest[authority.Length..];
        output.Append("//");
        offsets.UsernameEnd = output.Length;
        var at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            AppendCredentials(authority[..at]);
            authority = authority[(at + 1)..];
            if (authority.IsEmpty)
            {
                return false;
            }
        }

        offsets.HostStart = output.Length;
        var colon = IndexOfPortColon(authority);
        var host = colon < 0 ? authority : authority[..colon];
        if (host.IsEmpty ? IsSpecial || colon >= 0 : !HostParser.TryAppend(ref output, host, IsSpecial))
        {
            return false;
        }

        EndAuthority(offsets.HostStart);
        if (colon >= 0 && !TryAppendPort(authority[(colon + 1)..]))
        {
            return false;
        }

        return FinishPathStart();
    }

    private void AppendCredentials(ReadOnlySpan<char> userinfo)
    {
        var colon = userinfo.IndexOf(':');
        var username = colon < 0 ? userinfo : userinfo[..colon];
        var password = colon < 0 ? default : userinfo[(colon + 1)..];
        PercentEncoding.AppendUtf8(ref output, username, PercentEncodeSet.Userinfo);
        offsets.UsernameEnd = output.Length;
        if (!password.IsEmpty)
        {
            output.Append(':');
            PercentEncoding.AppendUtf8(ref output, password, PercentEncodeSet.Userinfo);
        }

        if (!userinfo.IsEmpty && userinfo is not ":")
        {
            output.Append('@');
        }
    }

    private static int IndexOfPortColon(ReadOnlySpan<char> authority)
    {
        var colon = authority.IndexOfAny(':', '[');
        if (colon < 0 || authority[colon] == ':')
        {
            return colon;
        }

        var insideBrackets = false;
        for (var i = colon; i < authority.Length; i++)
        {
            switch (authority[i])
            {
                case '[':
                    insideBrackets = true;
                    break;
                case ']':
                    insideBrackets = false;
                    break;
                case ':' when !insideBrackets:
                    return i;
            }
        }

        return -1;
    }

    private bool TryAppendPort(ReadOnlySpan<char> digits)
    {
        if (digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var port = 0;
        foreach (var digit in digits)
        {
            port = (port * 10) + digit - '0';
            if (port > ushort.MaxValue)
            {
                return false;
            }
        }

        if (!digits.IsEmpty && port != SpecialSchemes.DefaultPort(offsets.Kind))
        {
            offsets.Port = port;
            output.Append(':');
            output.AppendNumber(port);
            offsets.PathStart = output.Length;
        }

        return true;
    }

    // Called when the host is written; a port moves the path's start on.
    private void EndAuthority(int hostStart)
    {
        if (hostStart == offsets.SchemeEnd + 1)
        {
            offsets.UsernameEnd = hostStart;
        }

        offsets.HostStart = hostStart;
        offsets.HostEnd = offsets.PathStart = output.Length;
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

    // https://url.spec.whatwg.org/#path-start-state
    private bool FinishPathStart()
    {
        if (!rest.IsEmpty && (rest[0] == '/' || (IsSpecial && rest[0] == '\\')))
        {
            rest = rest[1..];
            return FinishPath();
        }

        return IsSpecial || (!rest.IsEmpty && rest[0] is not ('?' or '#')) ? FinishPath() : FinishBehindPath();
    }

    // https://url.spec.whatwg.org/#path-state
    private bool FinishPath()
    {
        var end = rest.IndexOfAny('?', '#');
        var path = end < 0 ? rest : rest[..end];
        rest = rest[path.Length..];
        while (true)
        {
            var slash = IsSpecial ? path.IndexOfAny('/', '\\') : path.IndexOf('/');
            var segment = slash < 0 ? path : path[..slash];
            AppendSegment(segment, isLast: slash < 0);
            if (slash < 0)
            {
                return FinishBehindPath();
            }

            path = path[(slash + 1)..];
        }
    }

    private void AppendSegment(ReadOnlySpan<char> segment, bool isLast)
    {
        var dots = DotSegment.Count(segment);
        if (dots == 2)
        {
            Shorten();
        }

        if (dots > 0)
        {
            if (isLast)
            {
                output.Append('/');
            }

            return;
        }

        var isFirst = output.Length == offsets.PathStart;
        output.Append('/');
        if (isFirst && offsets.Kind == SchemeKind.File && IsDriveLetter(segment))
        {
            output.Append(segment[0]);
            output.Append(':');
            return;
        }

        PercentEncoding.AppendUtf8(ref output, segment, PercentEncodeSet.Path);
    }

    // https://url.spec.whatwg.org/#shorten-a-urls-path
    private void Shorten()
    {
        var path = output.Written[offsets.PathStart..];
        var isDrive = offsets.Kind == SchemeKind.File && path.Length == 3 && IsNormalizedDriveLetter(path[1..]);
        var slash = path.LastIndexOf('/');
        if (!isDrive && slash >= 0)
        {
            output.Truncate(offsets.PathStart + slash);
        }
    }

    private bool FinishBehindPath()
    {
        KeepPathFromHost();
        return rest.StartsWith('?') ? FinishQuery() : FinishFragment();
    }

    // https://url.spec.whatwg.org/#url-serializing: a path that begins with "//" would read as a host.
    private void KeepPathFromHost()
    {
        if (!offsets.HasHost && output.Written[offsets.PathStart..].StartsWith("//"))
        {
            output.Insert(offsets.PathStart, "/.");
            offsets.PathStart += 2;
        }
    }

    // https://url.spec.whatwg.org/#cannot-be-a-base-url-path-state
    private bool FinishOpaquePath()
    {
        offsets.IsOpaquePath = true;
        var end = rest.IndexOfAny('?', '#');
        var path = end < 0 ? rest : rest[..end];
        rest = rest[path.Length..];
        var endsInSpace = end >= 0 && path.EndsWith(' ');
        PercentEncoding.AppendUtf8(ref output, endsInSpace ? path[..^1] : path, PercentEncodeSet.Control);
        if (endsInSpace)
        {
            output.Append("%20");
        }

        return rest.StartsWith('?') ? FinishQuery() : FinishFragment();
    }

    // https://url.spec.whatwg.org/#query-state
    private bool FinishQuery()
    {
        var end = rest.IndexOf('#');
        var query = end < 0 ? rest : rest[..end];
        rest = rest[query.Length..];
        query = query[1..];
        offsets.QueryStart = output.Length;
        output.Append('?');
        var kept = IsSpecial ? PercentEncodeSet.SpecialQuery : PercentEncodeSet.Query;
        if (queryEncoding is null || !IsSpecial || offsets.Kind is SchemeKind.Ws or SchemeKind.Wss)
        {
            PercentEncoding.AppendUtf8(ref output, query, kept);
        }
        else
        {
            PercentEncoding.AppendEncoded(ref output, query, kept, queryEncoding);
        }

        return FinishFragment();
    }

    // https://url.spec.whatwg.org/#fragment-state
    private bool FinishFragment()
    {
        if (!rest.IsEmpty)
        {
            offsets.FragmentStart = output.Length;
            output.Append('#');
            PercentEncoding.AppendUtf8(ref output, rest[1..], PercentEncodeSet.Fragment);
        }

        return true;
    }

    private readonly bool StartsWithSlash(ReadOnlySpan<char> text) =>
        !text.IsEmpty && (text[0] == '/' || (text[0] == '\\' && IsSpecial));

    // https://url.spec.whatwg.org/#windows-drive-letter
    private static bool IsDriveLetter(ReadOnlySpan<char> text) =>
        text.Length == 2 && char.IsAsciiLetter(text[0]) && text[1] is ':' or '|';

    private static bool IsNormalizedDriveLetter(ReadOnlySpan<char> text) => IsDriveLetter(text) && text[1] == ':';

    // https://url.spec.whatwg.org/#start-with-a-windows-drive-letter
    private static bool StartsWithDriveLetter(ReadOnlySpan<char> text) =>
        text.Length >= 2 && IsDriveLetter(text[..2]) && (text.Length == 2 || text[2] is '/' or '\\' or '?' or '#');
}
