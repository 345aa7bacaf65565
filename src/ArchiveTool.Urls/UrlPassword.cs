using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Urls;

/// <summary>
/// Replaces passwords in URLs by <c>***</c>, in text and in parsed URLs. They are never sent either: a post's URL is
/// fetched without its user and password, as browsers fetch pictures (https://fetch.spec.whatwg.org/#concept-request-credentials-mode).
/// </summary>
public static class UrlPassword
{
    /// <summary>What stands in a password's place.</summary>
    public const string Masked = "***";

    // https://url.spec.whatwg.org/#authority-state, and what parts a URL from the text around it.
    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/\\?# \t\r\n\"<>");
    private static readonly SearchValues<char> Slashes = SearchValues.Create("/\\");

    /// <summary>The text with the passwords of all URLs in it masked; the same instance if absent.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Mask(string? text)
    {
        if (text is null || !text.Contains('@', StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder? masked = null;
        var copied = 0;
        for (var at = 0; NextAuthority(text, at) is >= 0 and var start; )
        {
            var length = text.AsSpan(start).IndexOfAny(AuthorityEnds);
            var end = length < 0 ? text.Length : start + length;
            var userEnd = text.AsSpan(start, end - start).LastIndexOf('@');
            var colon = userEnd < 0 ? -1 : text.AsSpan(start, userEnd).IndexOf(':');
            if (colon >= 0 && colon + 1 < userEnd)
            {
                masked ??= new StringBuilder(text.Length);
                masked.Append(text, copied, start + colon + 1 - copied).Append(Masked);
                copied = start + userEnd;
            }

            at = end;
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether a URL in the text has a password, masked or not.</summary>
    public static bool IsIn(string text) => Mask(text).Contains($":{Masked}@", StringComparison.Ordinal);

    /// <summary>The URL with its password masked; the same instance where it has none.</summary>
    public static WebUrl WithoutPassword(this WebUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (url.Password.Length == 0)
        {
            return url;
        }

        var (start, end) = (url.Offsets.UsernameEnd + 1, url.Offsets.HostStart - 1);
        var href = string.Concat(url.Href.AsSpan(0, start), Masked, url.Href.AsSpan(end));
        return WebUrl.TryParse(href, null, out var masked) ? masked : url;
    }

    /// <summary>Where the next authority begins, behind two slashes or more; -1 if absent.</summary>
    private static int NextAuthority(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            var found = text.AsSpan(at).IndexOfAny(Slashes);
            if (found < 0)
            {
                return -1;
            }

            at += found;
            var run = text.AsSpan(at).IndexOfAnyExcept(Slashes);
            if (run < 0)
            {
                return -1;
            }

            // Behind a letter or digit they are an empty segment of a path.
            if (run >= 2 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
            {
                return at + run;
            }

            at += run - 1;
        }

        return -1;
    }
}
