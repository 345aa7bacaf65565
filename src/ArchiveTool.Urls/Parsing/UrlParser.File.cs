namespace ArchiveTool.Urls.Parsing;

/// <content>The states of file URLs and their drive letters.</content>
internal ref partial struct UrlParser
{
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

    // https://url.spec.whatwg.org/#windows-drive-letter
    private static bool IsDriveLetter(ReadOnlySpan<char> text) =>
        text.Length == 2 && char.IsAsciiLetter(text[0]) && text[1] is ':' or '|';

    private static bool IsNormalizedDriveLetter(ReadOnlySpan<char> text) => IsDriveLetter(text) && text[1] == ':';

    // https://url.spec.whatwg.org/#start-with-a-windows-drive-letter
    private static bool StartsWithDriveLetter(ReadOnlySpan<char> text) =>
        text.Length >= 2 && IsDriveLetter(text[..2]) && (text.Length == 2 || text[2] is '/' or '\\' or '?' or '#');
}
