namespace ArchiveTool.Core.Urls;

/// <summary>
/// An absolute URL as the URL standard parses and serialises it (https://url.spec.whatwg.org/). Immutable; two are
/// equal when their <see cref="Href"/> is.
/// </summary>
public sealed class WebUrl : IEquatable<WebUrl>
{
    private readonly Uri uri;

    private WebUrl(Uri uri) => this.uri = uri;

    /// <summary>The serialisation, exactly what goes on the wire.</summary>
    public string Href => uri.AbsoluteUri;

    /// <summary>Lower case, without the colon.</summary>
    public string Scheme => uri.Scheme;

    /// <summary>Percent-encoded, or empty.</summary>
    public string Username => uri.UserInfo.Split(':')[0];

    /// <summary>Percent-encoded, or empty.</summary>
    public string Password =>
        uri.UserInfo.Contains(':', StringComparison.Ordinal)
            ? uri.UserInfo[(uri.UserInfo.IndexOf(':', StringComparison.Ordinal) + 1)..]
            : "";

    /// <summary>The serialised host (IPv6 in brackets, domains in ASCII), empty where there is none.</summary>
    public string Host => uri.Host;

    /// <summary>The port where it is not the scheme's default, else null.</summary>
    public int? Port => uri.IsDefaultPort ? null : uri.Port;

    /// <summary>The port that a connection goes to, or null for schemes without one.</summary>
    public int? EffectivePort => uri.Port < 0 ? null : uri.Port;

    /// <summary>The path, with its leading slash for special schemes.</summary>
    public string Path => uri.AbsolutePath;

    /// <summary>The query without its question mark, or null where there is none.</summary>
    public string? Query => uri.Query.Length == 0 ? null : uri.Query[1..];

    /// <summary>The fragment without its hash sign, or null where there is none.</summary>
    public string? Fragment => uri.Fragment.Length == 0 ? null : uri.Fragment[1..];

    /// <summary>True for http and https.</summary>
    public bool IsHttp => Scheme is "http" or "https";

    /// <summary>The serialised origin (<c>https://example.org:8443</c>), or <c>null</c> as text for an opaque one.</summary>
    public string Origin => IsHttp ? uri.GetLeftPart(UriPartial.Authority) : "null";

    /// <summary>Parses by the URL standard's basic URL parser, against <paramref name="baseUrl"/> if given.</summary>
    public static bool TryParse(
        string input,
        WebUrl? baseUrl,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out WebUrl? url
    )
    {
        var parsed = baseUrl is null
            ? Uri.TryCreate(input, UriKind.Absolute, out var result) && !input.StartsWith('/')
            : Uri.TryCreate(baseUrl.uri, input, out result);
        url = parsed ? new WebUrl(result!) : null;
        return parsed;
    }

    /// <summary>The same URL without its fragment.</summary>
    public WebUrl WithoutFragment() =>
        Fragment is null ? this : new WebUrl(new Uri(Href[..Href.IndexOf('#', StringComparison.Ordinal)]));

    /// <inheritdoc/>
    public bool Equals(WebUrl? other) => other is not null && other.Href == Href;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WebUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => Href.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Href;
}
