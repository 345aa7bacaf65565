using System.Security.Cryptography;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Posts;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.Archiving;

/// <summary>Composes the manifest of a post whose work is done.</summary>
internal static class ManifestComposer
{
    public static Manifest Compose(PostWork work, ArchiveOptions options, DateTimeOffset now)
    {
        var references = work.Planned.Select(item => Reference(work, item, options)).ToList();
        return new Manifest
        {
            Tool = new ManifestTool("archivetool", options.ToolVersion),
            Post = Post(work, now),
            References = references,
            Assets = Assets(work),
            Links = work.Links,
            Problems = [.. PostProblems.Of(work).Select(ManifestProblem.From)],
        };
    }

    private static ManifestPost Post(PostWork work, DateTimeOffset now)
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
            Format = post.Format == PostFormat.Html ? "html" : "markdown",
            Encoding = post.Text.Charset.Name,
            ArchivedAt = now,
            OriginalSha256 = Convert.ToHexStringLower(SHA256.HashData(post.Bytes.Span)),
            OriginalBytes = post.Bytes.Length,
        };
    }

    private static ManifestReference Reference(PostWork work, PlannedReference item, ArchiveOptions options)
    {
        var reference = item.Reference;
        var outcome = work.OutcomeOf(item);
        var failed = outcome is { Asset: null };
        var status = failed ? ReferenceStatus.Failed : item.Status;
        if (outcome is { Asset: null, Reason: Reason.PrivateNetwork or Reason.TooLarge or Reason.UnsupportedScheme })
        {
            status = ReferenceStatus.Refused;
        }

        var reason = failed ? outcome!.Reason : item.Reason;
        return new ManifestReference
        {
            Kind = KindName.Of(reference.Kind),
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
            ReferrerPolicy = reference.ReferrerPolicy.ToToken(),
            Status = StatusName(status),
            Asset = outcome?.Asset?.Sha256,
            RewrittenTo = PostRewriting.TargetOf(work, item, options.AssetBase),
            Problem =
                status is ReferenceStatus.Archived or ReferenceStatus.Checked || reason == Reason.Ok
                    ? null
                    : reason.ToCode(),
        };
    }

    private static string StatusName(ReferenceStatus status) =>
        status switch
        {
            ReferenceStatus.Archived => "archived",
            ReferenceStatus.Checked => "checked",
            ReferenceStatus.Failed => "failed",
            ReferenceStatus.Refused => "refused",
            _ => "skipped",
        };

    /// <summary>The bodies in the order of their first use, each with every URL of this post that gave it.</summary>
    private static List<ManifestAsset> Assets(PostWork work)
    {
        var outcomes = work
            .Planned.Select(PostWork.KeyOf)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(key => work.Outcomes[key])
            .Where(outcome => outcome.Asset is not null);
        return
        [
            .. outcomes
                .GroupBy(outcome => outcome.Asset!.Sha256, StringComparer.Ordinal)
                .Select(group => Asset(work, [.. group])),
        ];
    }

    private static ManifestAsset Asset(PostWork work, IReadOnlyList<AssetOutcome> group)
    {
        var asset = group[0].Asset!;
        var fetches = group.Select(outcome => outcome.Fetch).OfType<ManifestFetch>().ToList();
        var first = fetches.FirstOrDefault();
        return asset with
        {
            Urls = [.. fetches.Select(fetch => fetch.Url)],
            File = group.Select(outcome => outcome.File).FirstOrDefault(file => file is not null),
            FetchedAt = first?.FetchedAt,
            HttpStatus = first?.HttpStatus,
            Redirects = first?.Redirects ?? [],
            ReferrerSent = first?.ReferrerSent,
            Etag = first?.Etag,
            LastModified = first?.LastModified,
            Fetches = fetches,
            Thumbnails = work.Thumbnails.GetValueOrDefault(asset.Sha256)?.Thumbnails ?? [],
        };
    }
}
