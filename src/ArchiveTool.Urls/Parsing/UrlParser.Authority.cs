namespace ArchiveTool.Urls.Parsing;

/// <content>Credentials, host and port.</content>
internal ref partial struct UrlParser
{
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
}
