namespace ArchiveTool.Core.Reports;

/// <summary>What the code of a reason is in words.</summary>
internal static class ReasonWords
{
    /// <summary>The words; a code that needs none better is its own, without the hyphens.</summary>
    public static string Describe(string reason) =>
        reason switch
        {
            "dns" => "no such host",
            "dns-failure" => "the name could not be looked up",
            "refused" => "connection refused",
            "unreachable" => "no route to its address",
            "connection-cut" => "connection cut",
            "timeout" => "no answer in time",
            "tls" => "no trusted TLS connection",
            "soft-404" => "says “not found” with a success",
            "https-upgrade" => "moved to https",
            "trailing-slash" => "moved by a trailing slash",
            "bot-wall" => "a wall against robots",
            "legal-reasons" => "withheld for legal reasons",
            "would-count-a-click" => "asking would count as a click",
            "private-network" => "a private address",
            "missing-fragment" => "the page lacks the fragment",
            "invalid-url" => "not a valid URL",
            "not-recorded" => "not in the record",
            "proxy-failed" => "the proxy failed",
            "no-network" => "no host could be reached",
            "host-failing" => "its host failed too often",
            _ => reason.Replace('-', ' '),
        };
}
