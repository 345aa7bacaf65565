using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Tracking;
using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Archiving;

/// <summary>Decides for each reference, without the network, what is to be done about it.</summary>
/// <param name="catalogue">Knows the beacons.</param>
/// <param name="filter">Which URLs are wanted.</param>
/// <param name="localFiles">The local files of a file input without an address; null for other inputs.</param>
/// <param name="sheetPath">The local style sheet in which the references stand; null where they stand in the post.</param>
public sealed class PostPlan(
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

        if (IsLink(reference))
        {
            return new PlannedReference(reference, PlannedAction.Check, ReferenceStatus.Checked, Reason.Ok);
        }

        if (reference.Kind == ReferenceKind.Other)
        {
            return Leave(reference, ReferenceStatus.Skipped, Reason.NotAskedFor);
        }

        return IsBeacon(reference, url)
            ? Leave(reference, ReferenceStatus.Refused, Reason.Beacon)
            : new PlannedReference(reference, PlannedAction.Fetch, ReferenceStatus.Archived, Reason.Ok);
    }

    /// <summary>Whether a reference is checked rather than archived: a link, or a page within the page.</summary>
    public static bool IsLink(Reference reference) => reference.Kind is ReferenceKind.Link or ReferenceKind.Document;

    private bool IsBeacon(Reference reference, WebUrl url) =>
        reference.Kind == ReferenceKind.Image
        && catalogue.FindBeacon(url, reference.Width, reference.Height) is not null;

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

        var file = localFiles.Find(reference.Raw, sheetPath);
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
