namespace ArchiveTool.Urls.Parsing;

/// <content>Path, query and fragment.</content>
internal ref partial struct UrlParser
{
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
        if (IsPlain(path))
        {
            output.Append('/');
            PercentEncoding.AppendUtf8(ref output, path, PercentEncodeSet.Path);
            return FinishBehindPath();
        }

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

    // Most paths have no segment that means another, and need not be taken apart.
    private readonly bool IsPlain(ReadOnlySpan<char> path) =>
        offsets.Kind != SchemeKind.File
        && !path.StartsWith('.')
        && !path.Contains('\\')
        && !path.Contains("/.", StringComparison.Ordinal)
        && !(path.Contains('%') && path.Contains("%2e", StringComparison.OrdinalIgnoreCase));

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
}
