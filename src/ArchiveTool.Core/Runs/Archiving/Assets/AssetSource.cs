using System.Collections.Concurrent;
using System.Security.Cryptography;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Localizing.Writing;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.Media.Store;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Archiving.Writing;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Tracking;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Archiving.Assets;

/// <summary>
/// Gets bodies: from the library, from the journal of a run that was cut off, or from the network; each URL once a run.
/// </summary>
/// <param name="library">Where they go.</param>
/// <param name="store">The library's bodies.</param>
/// <param name="fetcher">The network, or a record of it.</param>
/// <param name="catalogue">Knows to what no redirect is followed: beacons, and what would count a click.</param>
/// <param name="refreshes">Whether servers are asked again about what the library holds.</param>
/// <param name="allows">Whether an address that no post names may be asked for.</param>
/// <param name="progress">Told what is done.</param>
/// <param name="time">The clock.</param>
internal sealed class AssetSource(
    Library library,
    IAssetStore store,
    Fetcher fetcher,
    TrackingCatalogue catalogue,
    bool refreshes,
    Func<WebUrl, bool> allows,
    RunProgress progress,
    TimeProvider time
)
{
    // An array of .NET holds no more.
    private const long MostBytes = 0x7fffffc7;

    private readonly SiteOrigins origins = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<AssetOutcome>>> byUrl = new(StringComparer.Ordinal);

    /// <summary>Gets the body of a URL.</summary>
    public Task<AssetOutcome> GetAsync(WantedAsset wanted, CancellationToken cancellationToken) =>
        byUrl
            .GetOrAdd(wanted.Url.Href, _ => new Lazy<Task<AssetOutcome>>(() => GetOnceAsync(wanted, cancellationToken)))
            .Value;

    /// <summary>Takes the body of a local file.</summary>
    public async Task<AssetOutcome> ReadAsync(string path, ReferenceKind kind, CancellationToken cancellationToken)
    {
        progress.Begin(path);
        var temporary = LibraryDirectory.NewTemporary();
        try
        {
            var (sha256, length, failure) = await LocalBody.CopyAsync(
                path,
                library.Directory,
                temporary,
                fetcher.Options.MaxBytes,
                cancellationToken
            );
            if (sha256 is not null)
            {
                return Keep(temporary, sha256, length, null, null, kind, null, path) with
                {
                    Origins = origins.FindUrls(path),
                };
            }

            library.Directory.Delete(temporary);
            return AssetOutcome.Failed(Reason.Unreadable, $"{path} cannot be read: {failure}");
        }
        catch (FileTooLargeException exception)
        {
            library.Directory.Delete(temporary);
            return AssetOutcome.Failed(
                Reason.TooLarge,
                $"{path} is {exception.Size}, larger than --max-bytes {ForeignFile.Size(fetcher.Options.MaxBytes)}"
            );
        }
        finally
        {
            progress.Finish(0);
        }
    }

    /// <summary>Takes the picture that a <c>data:</c> URL is.</summary>
    public async Task<AssetOutcome> ExtractAsync(string dataUrl, CancellationToken cancellationToken)
    {
        const int Shown = 40;
        var name = dataUrl.Length > Shown ? dataUrl[..Shown] + "…" : dataUrl;
        progress.Begin(name);
        try
        {
            if (!DataUrl.TryParse(dataUrl, out var data))
            {
                return AssetOutcome.Failed(Reason.InvalidUrl, $"{name} cannot be decoded; correct or remove it");
            }

            var temporary = await library.Directory.WriteTemporaryAsync(data.Body, cancellationToken);
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(data.Body.Span));
            return Keep(temporary, sha256, data.Body.Length, null, data.MediaType, ReferenceKind.Image, name, null);
        }
        finally
        {
            progress.Finish(0);
        }
    }

    /// <summary>A proxied picture is first asked for where it comes from; then both addresses stand for its body.</summary>
    private async Task<AssetOutcome> GetOnceAsync(WantedAsset wanted, CancellationToken cancellationToken)
    {
        if (
            wanted.Kind == ReferenceKind.Image
            && ImageProxies.FindOriginal(wanted.Url) is { } original
            && allows(original)
            && GetError(original) == Reason.Ok
        )
        {
            var unwrapped = await GetAsync(wanted with { Url = original.WithoutFragment() }, cancellationToken);
            if (unwrapped.Asset is not null)
            {
                return unwrapped with { Origins = [.. unwrapped.Origins, wanted.Url.Href] };
            }
        }

        return await GetNamedAsync(wanted, cancellationToken);
    }

    private async Task<AssetOutcome> GetNamedAsync(WantedAsset wanted, CancellationToken cancellationToken)
    {
        var known = library.Pending.GetValueOrDefault(wanted.Url.Href) ?? library.Index.FindByUrl(wanted.Url.Href);
        if (known is not null && !library.Directory.Has(known.Asset))
        {
            known = null;
        }

        if (known is not null && !refreshes)
        {
            return new AssetOutcome(known.Asset, known.Fetch, null, Reason.Ok, null, false);
        }

        progress.Begin(wanted.Url.Href);
        var exchange = await fetcher.FetchAsync(Request(wanted, known), cancellationToken);
        progress.Finish(exchange.Body?.Length ?? 0);
        if (known is not null && (exchange.IsNotModified || exchange.Reason != Reason.Ok))
        {
            // What the library holds stays; a server that fails today takes nothing away.
            return new AssetOutcome(known.Asset, known.Fetch, null, Reason.Ok, null, false);
        }

        if (exchange.Reason != Reason.Ok)
        {
            return AssetOutcome.Failed(exchange.Reason, ExchangeMessage.Describe(exchange));
        }

        if (exchange.Body is not { Length: > 0 } body)
        {
            return AssetOutcome.Failed(
                Reason.EmptyBody,
                $"{wanted.Url.Href} answered {exchange.HttpStatus} with no body"
            );
        }

        return Keep(
            LibraryLayout.Temporary / body.Name,
            body.Sha256,
            body.Length,
            exchange,
            exchange.ContentType,
            wanted.Kind,
            wanted.Url.Href,
            null
        );
    }

    /// <summary>Judges a body that stands in a temporary file, and takes it into the store or deletes it.</summary>
    private AssetOutcome Keep(
        RelativePath temporary,
        string sha256,
        long length,
        Exchange? exchange,
        string? declared,
        ReferenceKind kind,
        string? url,
        string? file
    )
    {
        var (mediaType, header) = Inspect(temporary, DeclaredFor(kind, declared));
        if (kind is ReferenceKind.Image or ReferenceKind.Icon && !mediaType.IsImage)
        {
            library.Directory.Delete(temporary);
            return AssetOutcome.Failed(
                Reason.NotAnImage,
                $"{url ?? file} is {mediaType.Name}, not an image{(exchange is null ? "" : $", though it answered {exchange.HttpStatus}")}"
            );
        }

        var asset = new ManifestAsset
        {
            Sha256 = sha256,
            Path = LibraryPath.Asset(sha256, mediaType.StoredExtension),
            Bytes = length,
            MediaType = mediaType.Name,
            Width = header?.DisplayWidth,
            Height = header?.DisplayHeight,
            Frames = header?.Frames,
            Urls = [],
            Redirects = [],
            Fetches = [],
            References = [],
            Thumbnails = [],
        };
        var fetch = exchange is null ? null : FetchRecord.FromExchange(exchange, time.GetUtcNow());
        var isTrusted = library.Announce(asset, fetch);
        var added = store.Add(temporary, sha256, mediaType.StoredExtension, isTrusted);
        return new AssetOutcome(asset, fetch, file, Reason.Ok, null, added == AddOutcome.Added)
        {
            ContentType = declared,
            ReferrerPolicy = exchange is null ? null : ReferrerPolicies.FromHeader(exchange.ReferrerPolicyHeader),
        };
    }

    /// <summary>Takes in a body that was made from another one.</summary>
    /// <param name="body">The body.</param>
    /// <param name="origin">The other one, as far as both are the same.</param>
    /// <param name="extension">The extension that the body is stored under.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<ManifestAsset> AddDerivedAsync(
        ReadOnlyMemory<byte> body,
        ManifestAsset origin,
        string extension,
        CancellationToken cancellationToken
    )
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(body.Span));
        var derived = origin with
        {
            Sha256 = sha256,
            Path = LibraryPath.Asset(sha256, extension),
            Bytes = body.Length,
            DerivedFrom = origin.Sha256,
        };
        var temporary = await library.Directory.WriteTemporaryAsync(body, cancellationToken);
        var isTrusted = library.Announce(derived, null);
        store.Add(temporary, sha256, extension, isTrusted);
        return derived;
    }

    /// <summary>The bytes of a body that the library holds.</summary>
    public Task<byte[]> ReadBodyAsync(ManifestAsset asset, CancellationToken cancellationToken) =>
        store.ReadAsync(asset.Sha256, asset.Extension, MostBytes, cancellationToken);

    /// <summary>CSS cannot be sniffed; trust the referencing element.</summary>
    private static string? DeclaredFor(ReferenceKind kind, string? declared) =>
        kind == ReferenceKind.Stylesheet
        && (declared?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) ?? true)
            ? MediaType.Css.Name
            : declared;

    private (MediaType MediaType, ImageHeader? Header) Inspect(RelativePath path, string? declared)
    {
        using var file = library.Directory.OpenRead(path);
        return ImageHeader.Inspect(file, declared);
    }

    private FetchRequest Request(WantedAsset wanted, KnownAsset? known) =>
        new(wanted.Url)
        {
            Destination = FetchDestinations.Kind(wanted.Kind),
            DocumentUrl = wanted.DocumentUrl,
            ReferrerPolicy = wanted.Policy,
            Validators = known is null ? null : GetValidators(known.Fetch),
            Refuses = GetError,
        };

    private Reason GetError(WebUrl url) =>
        catalogue.FindBeacon(url, null, null) is not null ? Reason.Beacon
        : catalogue.Judge(url) is { WouldCountAClick: true } ? Reason.WouldCountAClick
        : Reason.Ok;

    private static Validators? GetValidators(ManifestFetch fetch) =>
        WebUrl.TryParse(fetch.FinalUrl, null, out var url) ? new Validators(url, fetch.Etag, fetch.LastModified) : null;
}
