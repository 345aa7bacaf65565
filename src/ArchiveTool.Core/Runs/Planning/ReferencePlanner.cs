using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Sites;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Planning;

/// <summary>Decides for each reference, without the network, what is to be done about it.</summary>
/// <param name="catalogue">Knows the beacons.</param>
/// <param name="filter">Which URLs are wanted.</param>
/// <param name="localFiles">The local files of a file input without an address; null for other inputs.</param>
/// <param name="sheetPath">The local style sheet in which the references stand; null where they stand in the post.</param>
internal sealed class ReferencePlanner(
    TrackingCatalogue catalogue,
    UrlFilter filter,
    LocalFiles? localFiles,
    string? sheetPath = null
)
{
    /// <summary>The plan for a reference.</summary>
    public PlannedReference Decide(Reference reference)
    {
        if (reference.IsIgnored)
        {
            return Leave(reference, ReferenceStatus.Skipped, Reason.Excluded);
        }

        if (reference.IsPassedOver)
        {
            return Leave(reference, ReferenceStatus.Skipped, Reason.NotAskedFor);
        }

        if (reference.Url is not { } url)
        {
            return DecideWithoutUrl(reference);
        }

        if (!url.IsHttp)
        {
            return IsLink(reference)
                ? new PlannedReference(
                    reference,
                    PlannedAction.Check,
                    ReferenceStatus.Checked,
                    Reason.UnsupportedScheme
                )
                : Leave(reference, ReferenceStatus.Refused, Reason.UnsupportedScheme);
        }

        if (!filter.Allows(url.Href))
        {
            return Leave(reference, ReferenceStatus.Skipped, Reason.Excluded);
        }

        return IsLink(reference) ? DecideLink(reference, url)
            : reference.Kind == ReferenceKind.Other ? Leave(reference, ReferenceStatus.Skipped, Reason.NotAskedFor)
            : DecideAsset(reference, url);
    }

    /// <summary>Whether a reference is checked rather than archived: a link, or a page within the page.</summary>
    public static bool IsLink(Reference reference) => reference.Kind is ReferenceKind.Link or ReferenceKind.Document;

    /// <summary>A service's front page is no beacon of it.</summary>
    private PlannedReference DecideLink(Reference reference, WebUrl url)
    {
        var isBeacon =
            catalogue.FindBeacon(url, null, null) is not null
            && url is not { Path: "/", Query: null }
            && !catalogue.Judge(url).WouldCountAClick;
        return new PlannedReference(
            reference,
            PlannedAction.Check,
            ReferenceStatus.Checked,
            isBeacon ? Reason.Beacon : Reason.Ok
        );
    }

    private PlannedReference DecideAsset(Reference reference, WebUrl url)
    {
        if (catalogue.FindBeacon(url, reference.Width, reference.Height) is not null)
        {
            return Leave(reference, ReferenceStatus.Refused, Reason.Beacon);
        }

        var judgement = catalogue.Judge(url);
        if (!judgement.WouldCountAClick)
        {
            return new PlannedReference(reference, PlannedAction.Fetch, ReferenceStatus.Archived, Reason.Ok);
        }

        // A picture that nobody can see is there to be counted.
        var isUnseen = reference is { Kind: ReferenceKind.Image, Width: <= 1, Height: <= 1 };
        return isUnseen ? Leave(reference, ReferenceStatus.Refused, Reason.Beacon)
            : judgement.Destination is { } destination && destination.Host != url.Host
                ? DecideDestination(reference, destination)
            : Leave(reference, ReferenceStatus.Refused, Reason.WouldCountAClick);
    }

    /// <summary>Fetch the destination instead of the click-counting URL.</summary>
    private PlannedReference DecideDestination(Reference reference, WebUrl destination) =>
        !filter.Allows(destination.Href) ? Leave(reference, ReferenceStatus.Skipped, Reason.Excluded)
        : catalogue.FindBeacon(destination, null, null) is not null
            ? Leave(reference, ReferenceStatus.Refused, Reason.Beacon)
        : new PlannedReference(
            reference,
            PlannedAction.Fetch,
            ReferenceStatus.Archived,
            Reason.Ok,
            Target: destination
        );

    private PlannedReference DecideWithoutUrl(Reference reference)
    {
        var isFragment = reference.Raw.StartsWith('#');
        if (IsLink(reference) || isFragment)
        {
            // A link within the site: what it leads to is made by the site's generator.
            return reference.Failure == Reason.InvalidUrl
                ? new PlannedReference(reference, PlannedAction.Check, ReferenceStatus.Checked, Reason.InvalidUrl)
                : Leave(reference, ReferenceStatus.Skipped, Reason.NoBaseUrl);
        }

        if (reference.Failure == Reason.InvalidUrl)
        {
            return Leave(reference, ReferenceStatus.Failed, Reason.InvalidUrl);
        }

        if (reference.Kind == ReferenceKind.Other)
        {
            return Leave(reference, ReferenceStatus.Skipped, Reason.NotAskedFor);
        }

        if (localFiles is null)
        {
            return Leave(reference, ReferenceStatus.Failed, Reason.NoBaseUrl);
        }

        var file = localFiles.Find(reference.Target ?? reference.Raw, sheetPath);
        return file.Path is null
            ? Leave(
                reference,
                file.Reason == Reason.OutsideRoot ? ReferenceStatus.Refused : ReferenceStatus.Failed,
                file.Reason
            )
            : new PlannedReference(reference, PlannedAction.Read, ReferenceStatus.Archived, Reason.Ok, file.Path);
    }

    private static PlannedReference Leave(Reference reference, ReferenceStatus status, Reason reason) =>
        new(reference, PlannedAction.Leave, status, reason);
}
