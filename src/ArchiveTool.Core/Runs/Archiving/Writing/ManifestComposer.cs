using System.Security.Cryptography;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Packing;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Planning;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>Composes the manifest of a post whose work is done.</summary>
internal static class ManifestComposer
{
    public static Manifest Compose(PostContext work, ArchiveOptions options, ManifestTool tool, DateTimeOffset now)
    {
        return new Manifest
        {
            Tool = tool,
            Post = Post(work, options, now),
            // Of a large post neither the references nor the links are all kept twice.
            References = new MappedList<PlannedReference, ManifestReference>(
                work.Planned,
                item => Reference(work, item, PostRewriting.GetTarget(work, item, options.GetAssetRoot()))
            ),
            Assets = Assets(work),
            // What is written and where stands with the references.
            Links = new MappedList<LinkFinding, LinkFinding>(work.Links, static link => link.WithoutSpans()),
            Problems = [.. PostProblems.Collect(work).Select(ManifestProblem.From)],
        };
    }

    private static ManifestPost Post(PostContext work, ArchiveOptions options, DateTimeOffset now)
    {
        var post = work.Post;
        return new ManifestPost
        {
            Slug = work.Slug,
            Title = post.Title,
            Author = post.Author,
            Date = post.Date,
            Categories = post.Categories,
            Source = work.Input.Identity,
            DocumentUrl = work.DocumentUrl?.Href,
            Site = work.Site,
            Format = post.Format,
            Page = options.Page,
            IsSelfContained = options.SelfContained,
            Encoding = post.Text.Charset.Name,
            ArchivedAt = now,
            OriginalSha256 = Convert.ToHexStringLower(SHA256.HashData(post.Bytes.Span)),
            OriginalBytes = post.Bytes.Length,
            FeedSha256 = work.Input.FeedSha256,
        };
    }

    private static ManifestReference Reference(PostContext work, PlannedReference item, string? target)
    {
        var reference = item.Reference;
        var outcome = work.GetOutcome(item);
        var failed = outcome is { Asset: null };
        var status = failed ? ReferenceStatus.Failed : item.Status;
        var reason = work.GetReason(item);
        if (failed && IsRefusal(reason))
        {
            status = ReferenceStatus.Refused;
        }

        return new ManifestReference
        {
            Kind = reference.Kind,
            Element = reference.Element,
            Attribute = reference.Attribute,
            Location = new ManifestLocation(
                reference.Location.Offset,
                reference.Location.Length,
                reference.Location.Line,
                reference.Location.Column
            ),
            Raw = reference.Raw,
            Url = reference.Url?.Href,
            ReferrerPolicy = reference.ReferrerPolicy,
            Status = status,
            Asset = GetAsset(work, item)?.Sha256,
            RewrittenTo = target,
            Problem =
                status is ReferenceStatus.Archived or ReferenceStatus.Checked || reason == Reason.Ok ? null : reason,
        };
    }

    /// <summary>Of a style sheet the one that is led to; of a drawing the one that came, which has the thumbnails.</summary>
    private static ManifestAsset? GetAsset(PostContext work, PlannedReference item) =>
        (item.Reference.Kind == ReferenceKind.Stylesheet ? work.GetStored(item) : null) ?? work.GetOutcome(item)?.Asset;

    private static bool IsRefusal(Reason reason) =>
        reason
            is Reason.PrivateNetwork
                or Reason.TooLarge
                or Reason.UnsupportedScheme
                or Reason.Beacon
                or Reason.WouldCountAClick;

    /// <summary>
    /// The bodies in the order of their first use, each with every URL of this post that gave it; what was made of a
    /// body behind it.
    /// </summary>
    private static List<ManifestAsset> Assets(PostContext work)
    {
        var keys = work.AllPlanned.Select(PostContext.GetKey).OfType<string>().Distinct(StringComparer.Ordinal);
        var bodies = keys.Where(key => work.Outcomes.GetValueOrDefault(key)?.Asset is not null)
            .GroupBy(key => work.Outcomes[key].Asset!.Sha256, StringComparer.Ordinal);
        var assets = new List<ManifestAsset>();
        foreach (var body in bodies)
        {
            var sheets = body.Select(key => work.Sheets.GetValueOrDefault(key)).OfType<StyleSheet>().ToList();
            assets.Add(Asset(work, [.. body.Select(key => work.Outcomes[key])], sheets.FirstOrDefault()));
            assets.AddRange(sheets.Select(sheet => sheet.Stored).Where(stored => stored.DerivedFrom is not null));
            if (work.Twins.GetValueOrDefault(body.Key) is { DerivedFrom: not null } twin)
            {
                assets.Add(twin);
            }
        }

        // Two sheets can come out the same.
        return [.. assets.DistinctBy(asset => asset.Sha256, StringComparer.Ordinal)];
    }

    private static ManifestAsset Asset(PostContext work, IReadOnlyList<AssetOutcome> group, StyleSheet? sheet)
    {
        var asset = group[0].Asset!;
        var fetches = group.Select(outcome => outcome.Fetch).OfType<ManifestFetch>().ToList();
        var first = fetches.FirstOrDefault();
        return asset with
        {
            Urls =
            [
                .. fetches
                    .Select(fetch => fetch.Url)
                    .Concat(group.SelectMany(outcome => outcome.Origins))
                    .Distinct(StringComparer.Ordinal),
            ],
            File = group.Select(outcome => outcome.File).FirstOrDefault(file => file is not null),
            FetchedAt = first?.FetchedAt,
            HttpStatus = first?.HttpStatus,
            Redirects = first?.Redirects ?? [],
            ReferrerSent = first?.ReferrerSent,
            Etag = first?.Etag,
            LastModified = first?.LastModified,
            Fetches = fetches,
            References = sheet is null
                ? []
                : [.. sheet.Planned.Select(item => Reference(work, item, PostRewriting.GetSheetTarget(work, item)))],
            Thumbnails = work.Thumbnails.GetValueOrDefault(asset.Sha256)?.Thumbnails ?? [],
        };
    }
}
