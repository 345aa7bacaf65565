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

namespace ArchiveTool.Core.Localizing.Bodies;

/// <summary>Fetches the bodies of foreign pictures.</summary>
/// <param name="fetcher">The network, or a record of it.</param>
/// <param name="catalogue">Knows to what no redirect is followed: beacons, and what would count a click.</param>
/// <param name="progress">Told what is done.</param>
internal sealed class FetchedPictures(Fetcher fetcher, TrackingCatalogue catalogue, RunProgress progress)
    : IPictureBodies
{
    /// <inheritdoc/>
    public async Task<PictureBody> GetAsync(
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
            var message = $"{url.Href} answered {exchange.HttpStatus} with no body; its URL stays";
            return PictureBody.Failed(Reason.EmptyBody, message);
        }

        MediaType mediaType;
        using (var file = File.OpenRead(body.Path))
        {
            (mediaType, _) = ImageHeader.Inspect(file, exchange.ContentType);
        }

        return new PictureBody(body.Path, body.Sha256, body.Length, mediaType, Reason.Ok, null)
        {
            Origin = new SheetOrigin(
                exchange.FinalUrl,
                exchange.ContentType,
                ReferrerPolicies.FromHeader(exchange.ReferrerPolicyHeader)
            ),
        };
    }

    private Reason GetRefusal(WebUrl url) =>
        catalogue.FindBeacon(url, null, null) is not null ? Reason.Beacon
        : catalogue.Judge(url) is { WouldCountAClick: true } ? Reason.WouldCountAClick
        : Reason.Ok;
}
