using System.Collections.Frozen;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Fetching.Recording;

/// <summary>
/// What a record keeps of a message's headers: no credentials, since records are passed on. A cookie keeps its name and
/// attributes and gets another value, so that a replay takes the same way as the run did.
/// </summary>
/// <param name="options">Its headers are the user's own and may be keys of any name.</param>
internal sealed class RecordedHeaders(FetchOptions options)
{
    private static readonly FrozenSet<string> Credentials = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "authorization",
        "authentication-info",
        "cookie",
        "cookie2",
        "proxy-authentication-info",
        "proxy-authorization"
    );

    // What the user may replace of the headers that every request has.
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "accept",
        "accept-encoding",
        "accept-language",
        "cache-control",
        "dnt",
        "user-agent"
    );

    private readonly FrozenSet<string> given = options
        .Headers.Select(header => header.Name)
        .Where(name => !Harmless.Contains(name))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> cookies = new(StringComparer.Ordinal);

    public IEnumerable<WarcField> ForRequest(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        Fields(options.RecordsCredentials ? headers : headers.Where(header => !given.Contains(header.Key)));

    public IEnumerable<WarcField> ForResponse(IReadOnlyList<KeyValuePair<string, string>> headers) => Fields(headers);

    /// <summary>An address as the record names it.</summary>
    public string Address(WebUrl url) =>
        (options.RecordsCredentials ? url : url.WithoutPassword()).WithoutFragment().Href;

    private IEnumerable<WarcField> Fields(IEnumerable<KeyValuePair<string, string>> headers) =>
        headers
            .Where(header => options.RecordsCredentials || !Credentials.Contains(header.Key))
            .Select(header => new WarcField(
                header.Key,
                options.RecordsCredentials ? header.Value : Value(header.Key, header.Value)
            ));

    private string Value(string name, string value) =>
        name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Set-Cookie2", StringComparison.OrdinalIgnoreCase)
            ? WithoutSecret(value)
            : UrlPassword.Mask(value);

    // https://www.rfc-editor.org/rfc/rfc6265#section-5.2
    private string WithoutSecret(string cookie)
    {
        var end = cookie.IndexOf(';', StringComparison.Ordinal);
        var pair = end < 0 ? cookie : cookie[..end];
        var valueStart = pair.IndexOf('=', StringComparison.Ordinal) + 1;
        return string.IsNullOrWhiteSpace(pair[valueStart..])
            ? cookie
            : $"{pair[..valueStart]}{Substitute(pair)}{(end < 0 ? "" : cookie[end..])}";
    }

    /// <summary>Another value for each: a site that waits for a certain one redirects until it comes.</summary>
    private string Substitute(string pair)
    {
        lock (gate)
        {
            if (!cookies.TryGetValue(pair, out var number))
            {
                cookies[pair] = number = cookies.Count + 1;
            }

            return $"removed-{number}";
        }
    }
}
