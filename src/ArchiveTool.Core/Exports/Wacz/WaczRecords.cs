using System.Buffers;
using System.Globalization;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;
using ArchiveTool.Warc;

namespace ArchiveTool.Core.Exports.Wacz;

/// <summary>
/// Writes the bodies of a library as exchanges. A request is made from the manifest, a response's head too where the library
/// is of before heads were kept; what was made says so in its record.
/// </summary>
internal sealed class WaczRecords(LibraryDirectory directory, WarcWriter writer, CdxIndex index)
{
    private const string MadeField = "archivetool-made";
    private const string Kept = "request";
    private const string Made = "request, response";

    // What frames the message is said anew, since the codings of the body are undone.
    private static readonly string[] Framing = ["Content-Length", "Transfer-Encoding", "Connection", "Trailer"];

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~"
    );

    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>Writes how each URL of an asset gave its body: redirects, then the response.</summary>
    public async Task WriteAsync(ManifestAsset asset, CancellationToken cancellationToken)
    {
        foreach (var fetch in asset.Fetches)
        {
            var chain = (string[])[fetch.Url, .. fetch.Redirects];
            for (var i = 0; i < chain.Length - 1; i++)
            {
                var status = fetch.RedirectStatuses?.ElementAtOrDefault(i) is >= 300 and < 400 and var known
                    ? known
                    : 302;
                await WriteRedirectAsync(
                    chain[i],
                    chain[i + 1],
                    status,
                    fetch.FetchedAt,
                    i == 0 ? fetch.ReferrerSent : null,
                    cancellationToken
                );
            }

            if (WebUrl.TryParse(chain[^1], null, out var url) && url.IsHttp && IsNew(url, asset.Sha256))
            {
                await using var body = directory.OpenRead(asset.Path);
                await WriteAsync(
                    url,
                    fetch.FetchedAt,
                    fetch.HttpStatus is >= 200 and < 300 and not 206 ? fetch.HttpStatus : 200,
                    asset.MediaType,
                    GetHeaders(asset, fetch),
                    chain.Length == 1 ? fetch.ReferrerSent : null,
                    fetch.Headers is null ? Made : Kept,
                    body,
                    cancellationToken
                );
            }
        }
    }

    /// <summary>Writes a redirect.</summary>
    public async Task WriteRedirectAsync(
        string from,
        string to,
        int status,
        DateTimeOffset date,
        string? referrer,
        CancellationToken cancellationToken
    )
    {
        if (WebUrl.TryParse(from, null, out var url) && url.IsHttp && IsNew(url, to))
        {
            await WriteAsync(
                url,
                date,
                status,
                "text/html",
                [new("Location", Clean(to))],
                referrer,
                Made,
                Stream.Null,
                cancellationToken
            );
        }
    }

    /// <summary>Writes a body that stands at an address made for it.</summary>
    public async Task WriteMadeAsync(
        WebUrl url,
        string contentType,
        DateTimeOffset date,
        Stream body,
        CancellationToken cancellationToken
    )
    {
        if (IsNew(url, "made"))
        {
            var mediaType = contentType.Split(';')[0].Trim();
            await WriteAsync(
                url,
                date,
                200,
                mediaType,
                [new("Content-Type", Clean(contentType))],
                null,
                Made,
                body,
                cancellationToken
            );
        }
    }

    private bool IsNew(WebUrl url, string content) => written.Add($"{url.WithoutFragment().Href} {content}");

    private async Task WriteAsync(
        WebUrl url,
        DateTimeOffset date,
        int status,
        string mediaType,
        IReadOnlyList<WarcField> headers,
        string? referrer,
        string made,
        Stream body,
        CancellationToken cancellationToken
    )
    {
        var target = url.WithoutFragment().WithoutPassword();
        var href = target.Href;
        var start = href.IndexOf("//", StringComparison.Ordinal) + 2;
        var path = href.IndexOf('/', start);
        var request = new List<WarcField> { new("Accept", "*/*") };
        if (referrer is not null)
        {
            request.Add(new("Referer", Clean(referrer)));
        }

        var length = body == Stream.Null ? 0 : body.Length;
        var place = await writer.WriteExchangeAsync(
            new WarcExchange
            {
                TargetUri = href,
                Date = date,
                Request = HttpHead.Request("GET", href[path..], href[start..path], request),
                Response = HttpHead.Response(
                    status,
                    [.. headers, new("Content-Length", length.ToString(CultureInfo.InvariantCulture))]
                ),
                Payload = body,
                IsCompressed = IsCompressed(mediaType),
                Fields = [new(MadeField, made)],
            },
            cancellationToken
        );
        index.Add(target, date, status, mediaType, place);
    }

    private static List<WarcField> GetHeaders(ManifestAsset asset, ManifestFetch fetch)
    {
        var headers = new List<WarcField>();
        foreach (var (name, value) in fetch.Headers ?? [])
        {
            if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(TokenCharacters) || IsAny(Framing, name))
            {
                continue;
            }

            var isCoding = name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase);
            headers.Add(new(isCoding ? "X-Archive-Orig-Content-Encoding" : name, Clean(value)));
        }

        if (!headers.Exists(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Add(new("Content-Type", Clean(asset.MediaType)));
        }

        if (fetch.Headers is null)
        {
            headers.AddRange(fetch.Etag is { } etag ? [new("ETag", Clean(etag))] : []);
            headers.AddRange(fetch.LastModified is { } time ? [new("Last-Modified", Clean(time))] : []);
        }

        return headers;
    }

    /// <summary>What deflate would not make smaller.</summary>
    private static bool IsCompressed(string mediaType) =>
        mediaType is not ("image/svg+xml" or "image/bmp" or "image/x-tga" or "image/tiff")
        && (
            mediaType.StartsWith("image/", StringComparison.Ordinal)
            || mediaType.StartsWith("video/", StringComparison.Ordinal)
            || mediaType.StartsWith("audio/", StringComparison.Ordinal)
            || mediaType is "font/woff" or "font/woff2"
        );

    private static bool IsAny(string[] names, string name) =>
        Array.Exists(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    // The manifest may be a stranger's: a line end would begin another header.
    private static string Clean(string value) => string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c));
}
