using System.Collections.Concurrent;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Runs;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing;

/// <summary>Gets the bodies of foreign pictures, each URL once a run.</summary>
/// <param name="fetcher">The network, or a record of it.</param>
/// <param name="catalogue">Knows to what no redirect is followed: beacons, and what would count a click.</param>
/// <param name="progress">Told what is done.</param>
internal sealed class PictureSource(Fetcher fetcher, TrackingCatalogue catalogue, RunProgress progress)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<PictureBody>>> byUrl = new(StringComparer.Ordinal);

    /// <summary>Gets a body.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="kind">What the post takes it for.</param>
    /// <param name="documentUrl">The post's own address, or null.</param>
    /// <param name="policy">The strictest policy of the post's references to it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<PictureBody> GetAsync(
        WebUrl url,
        ReferenceKind kind,
        WebUrl? documentUrl,
        ReferrerPolicy policy,
        CancellationToken cancellationToken
    ) =>
        byUrl
            .GetOrAdd(
                url.Href,
                _ => new Lazy<Task<PictureBody>>(() => FetchAsync(url, kind, documentUrl, policy, cancellationToken))
            )
            .Value;

    private async Task<PictureBody> FetchAsync(
        WebUrl url,
        ReferenceKind kind,
        WebUrl? documentUrl,
        ReferrerPolicy policy,
        CancellationToken cancellationToken
    )
    {
        progress.Plan(1);
        progress.Begin(url.Href);
        var request = new FetchRequest(url)
        {
            Destination = FetchDestinations.Kind(kind),
            DocumentUrl = documentUrl,
            ReferrerPolicy = policy,
            Refuses = GetRefusal,
        };
        var exchange = await fetcher.FetchAsync(request, cancellationToken);
        progress.Finish(exchange.Body?.Length ?? 0);
        if (exchange.Reason != Reason.Ok)
        {
            return PictureBody.Failed(exchange.Reason, ExchangeMessage.Describe(exchange));
        }

        if (exchange.Body is not { Length: > 0 } body)
        {
            return PictureBody.Failed(
                Reason.EmptyBody,
                $"{url.Href} answered {exchange.HttpStatus} with no body; its URL stays"
            );
        }

        MediaType mediaType;
        using (var file = File.OpenRead(body.Path))
        {
            (mediaType, _) = ImageHeader.Inspect(file, exchange.ContentType);
        }

        return GetMistake(kind, mediaType) is { } mistake
            ? PictureBody.Failed(
                Reason.NotAnImage,
                $"{url.Href} is {mediaType.Name}, not {mistake}, though it answered {exchange.HttpStatus}; its URL stays"
            )
            : new PictureBody(body.Path, body.Sha256, body.Length, mediaType, Reason.Ok, null);
    }

    private static string? GetMistake(ReferenceKind kind, MediaType mediaType) =>
        kind switch
        {
            ReferenceKind.Image or ReferenceKind.Icon when !mediaType.IsImage => "an image",
            ReferenceKind.Media when mediaType.IsHtml => "sound or video",
            ReferenceKind.Font when mediaType.IsHtml => "a font",
            _ => null,
        };

    private Reason GetRefusal(WebUrl url) =>
        catalogue.FindBeacon(url, null, null) is not null ? Reason.Beacon
        : catalogue.Judge(url) is { WouldCountAClick: true } ? Reason.WouldCountAClick
        : Reason.Ok;
}
