using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Options;

/// <summary>
/// A header for one host only. It is never sent to another host, not even after a redirect, and only over https unless
/// <see cref="AllowsPlainHttp"/>; then still not over http once the chain was on https.
/// </summary>
/// <param name="Host">The host, as URLs serialise it.</param>
/// <param name="Port">The port, or null for any.</param>
/// <param name="Name">The header's name.</param>
/// <param name="Value">Its value.</param>
public sealed record HostHeader(string Host, int? Port, string Name, string Value)
{
    private const string Plain = "http://";
    private const string Secure = "https://";

    // What frames the message is the connection's business, and a referrer beyond the policy is nobody's.
    private static readonly string[] Forbidden =
    [
        "connection",
        "content-length",
        "expect",
        "host",
        "http2-settings",
        "if-range",
        "keep-alive",
        "proxy-connection",
        "range",
        "referer",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ];

    /// <summary>
    /// Parses <c>HOST: Name: value</c> or <c>HOST:PORT: Name: value</c>; IPv6 addresses in brackets. With
    /// <c>http://</c> before the host it is also sent over plain http. Headers that frame the message, and
    /// <c>Referer</c>, which the post's policy decides, are refused.
    /// </summary>
    public static bool TryParse(string text, out HostHeader value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = null!;
        var isPlain = text.StartsWith(Plain, StringComparison.OrdinalIgnoreCase);
        var isSecure = text.StartsWith(Secure, StringComparison.OrdinalIgnoreCase);
        text = text[
            (
                isPlain ? Plain.Length
                : isSecure ? Secure.Length
                : 0
            )..
        ];
        var hostEnd = text.IndexOf(':', Math.Max(0, text.IndexOf(']', StringComparison.Ordinal)));
        if (text.TrimStart() is not ['[', ..])
        {
            hostEnd = text.IndexOf(':', StringComparison.Ordinal);
        }

        if (hostEnd <= 0)
        {
            return false;
        }

        var rest = text[(hostEnd + 1)..];
        var digits = rest.TakeWhile(char.IsAsciiDigit).Count();
        var hasPort = digits > 0 && rest.Length > digits && rest[digits] == ':';
        var origin = $"http://{text[..hostEnd].Trim()}{(hasPort ? ":" + rest[..digits] : "")}/";
        rest = hasPort ? rest[(digits + 1)..] : rest;
        var nameEnd = rest.IndexOf(':', StringComparison.Ordinal);
        if (nameEnd < 0 || !WebUrl.TryParse(origin, null, out var url) || url.Path != "/" || url.Username.Length > 0)
        {
            return false;
        }

        var (name, content) = (rest[..nameEnd].Trim(), rest[(nameEnd + 1)..].Trim(' ', '\t'));
        if (name.Length == 0 || !name.All(IsToken) || !content.All(IsFieldCharacter) || IsForbidden(name))
        {
            return false;
        }

        value = new HostHeader(url.Host, hasPort ? url.EffectivePort : null, name, content)
        {
            AllowsPlainHttp = isPlain,
        };
        return true;
    }

    /// <summary>Whether it is sent over unencrypted http too, where everyone on the way can read it.</summary>
    public bool AllowsPlainHttp { get; init; }

    /// <summary>Whether this is for a URL's host and port; <see cref="MayBeSentTo"/> also judges the scheme.</summary>
    public bool IsFor(WebUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Host == Host && (Port is null || Port == url.EffectivePort);
    }

    /// <summary>Whether this is for a URL and may be sent there, encrypted or not.</summary>
    public bool MayBeSentTo(WebUrl url) => IsFor(url) && (AllowsPlainHttp || url.Scheme == "https");

    private static bool IsForbidden(string name) =>
        Array.Exists(Forbidden, forbidden => forbidden.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>https://www.rfc-editor.org/rfc/rfc9110#name-tokens</summary>
    private static bool IsToken(char c) =>
        char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal);

    /// <summary>https://www.rfc-editor.org/rfc/rfc9110#name-field-values</summary>
    private static bool IsFieldCharacter(char c) => c is '\t' or (>= ' ' and <= '~') or (>= '\u0080' and <= '\u00FF');
}
