using System.Buffers;
using System.Collections.Frozen;
using ArchiveTool.Tracking.Destinations;
using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Likely;

/// <summary>
/// Guesses redirectors that no entry knows: a parameter holds another site's whole URL, and the path or the host says
/// that somebody is sent on. Dialogues for sharing, signing in and embedding hold such parameters too, and are none.
/// </summary>
internal static class RedirectGuess
{
    // A word of two letters says little: it must be a whole part of the path.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Set(
        "away",
        "clck",
        "click",
        "clicked",
        "clicks",
        "clickthrough",
        "clickthru",
        "clicktime",
        "clicktrack",
        "clicktracker",
        "clk",
        "deeplink",
        "deref",
        "dereferer",
        "dereferrer",
        "exit",
        "external",
        "externallink",
        "fwd",
        "go",
        "goto",
        "gotolink",
        "gourl",
        "jump",
        "jumpto",
        "jumpurl",
        "leave",
        "leaving",
        "linkclick",
        "linkfilter",
        "linkjump",
        "linkout",
        "linkshim",
        "out",
        "outbound",
        "outgoing",
        "outlink",
        "rd",
        "rdr",
        "redir",
        "redirect",
        "redirecting",
        "redirection",
        "redirector",
        "redirects",
        "redirectto",
        "track",
        "tracker",
        "tracking",
        "trk",
        "urldefense",
        "visit"
    );

    // Alone they are anybody's; as the whole last part of the path they lead on.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LastWords = Set(
        "link",
        "links",
        "safety",
        "security",
        "warning",
        "refer",
        "referrer",
        "deeplinks",
        "url",
        "r",
        "l",
        "j"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Dialogues = Set(
        "account",
        "accounts",
        "api",
        "archive",
        "auth",
        "authorize",
        "bookmarklet",
        "captcha",
        "check",
        "checker",
        "cite",
        "compose",
        "confirm",
        "consent",
        "cors",
        "debug",
        "debugger",
        "dialog",
        "download",
        "edit",
        "embed",
        "export",
        "feed",
        "feeds",
        "iframe",
        "import",
        "inspect",
        "intent",
        "lint",
        "login",
        "logout",
        "mailto",
        "oauth",
        "oauth2",
        "oembed",
        "openid",
        "parse",
        "player",
        "preview",
        "proxy",
        "qr",
        "register",
        "render",
        "report",
        "rss",
        "save",
        "search",
        "send",
        "session",
        "sessions",
        "share",
        "sharearticle",
        "sharer",
        "sharing",
        "signin",
        "signon",
        "signup",
        "sso",
        "submit",
        "subscribe",
        "test",
        "translate",
        "validate",
        "validator",
        "verify",
        "viewer",
        "widget",
        "widgets",
        "wp-login"
    );

    private static readonly SearchValues<char> Joints = SearchValues.Create("-_.");

    /// <summary>The destination of a link that looks like a redirector's, and why; or null.</summary>
    public static (WebUrl Destination, string Reason)? Guess(WebUrl url, UrlText text)
    {
        if (!text.HasQuery || url.HostIsIpAddress)
        {
            return null;
        }

        return ShownUrl.Find(url, text) is { } found && FindWord(url) is { } word
            ? (found.Destination, $"'{word}' in the address and the URL of another site in '{found.Parameter}'")
            : null;
    }

    /// <summary>Whether a URL is a dialogue for sharing, signing in or the like, whose parameters are about others.</summary>
    public static bool IsDialogue(WebUrl url)
    {
        var path = url.PathSpan;
        foreach (var range in path.Split('/'))
        {
            if (Dialogues.Contains(WithoutExtension(path[range])))
            {
                return true;
            }
        }

        return false;
    }

    private static string? FindWord(WebUrl url)
    {
        string? word = null;
        var path = url.PathSpan.TrimEnd('/');
        foreach (var range in path.Split('/'))
        {
            var part = WithoutExtension(path[range]);
            if (part.IsEmpty)
            {
                continue;
            }

            if (Dialogues.Contains(part))
            {
                return null;
            }

            word ??= Words.Contains(part) ? part.ToString() : WordIn(part);
            if (word is null && range.End.Value == path.Length && LastWords.Contains(part))
            {
                word = part.ToString();
            }
        }

        return word ?? HostWord(url);
    }

    private static ReadOnlySpan<char> WithoutExtension(ReadOnlySpan<char> part) =>
        part.LastIndexOf('.') is var dot and > 0 && part.Length - dot <= 6 ? part[..dot] : part;

    private static string? WordIn(ReadOnlySpan<char> part)
    {
        if (!part.ContainsAny(Joints))
        {
            return null;
        }

        foreach (var range in part.SplitAny(Joints))
        {
            if (part[range].Length > 2 && Dialogues.Contains(part[range]))
            {
                return null;
            }
        }

        foreach (var range in part.SplitAny(Joints))
        {
            if (part[range].Length > 2 && Words.Contains(part[range]))
            {
                return part[range].ToString();
            }
        }

        return null;
    }

    /// <summary>A word among the labels in front of the site's own name: <c>track.example.com</c>, but not <c>go.dev</c>.</summary>
    private static string? HostWord(WebUrl url)
    {
        var site = RegistrableDomain.Find(url.Host);
        var host = url.NameSpan;
        if (site is null || host.Length <= site.Length)
        {
            return null;
        }

        var labels = host[..^(site.Length + 1)];
        foreach (var range in labels.Split('.'))
        {
            var label = labels[range].TrimEnd("0123456789");
            if (Dialogues.Contains(label))
            {
                return null;
            }

            if (Words.Contains(label) || label is "link" or "links" or "l")
            {
                return labels[range].ToString();
            }
        }

        return null;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
