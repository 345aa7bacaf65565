using ArchiveTool.Core.Media.Store;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>Holds a manifest to what its types alone do not say: fixed words, hashes, paths, spans.</summary>
internal static class ManifestSchema
{
    // No body of the network or of a disk is larger, and sums of such lengths stay numbers.
    private const long MostBytes = 1L << 40;

    /// <summary>What in a manifest is not as its schema has it.</summary>
    public static IEnumerable<string> Errors(Manifest manifest, Slug slug)
    {
        if (manifest.Schema != Manifest.CurrentSchema)
        {
            yield return $"schema is '{manifest.Schema}', not '{Manifest.CurrentSchema}'";
        }

        foreach (var error in Errors(manifest.Post, slug))
        {
            yield return error;
        }

        foreach (var error in References("references", manifest.References, manifest.Post.OriginalBytes))
        {
            yield return error;
        }

        foreach (var error in manifest.Assets.SelectMany(Errors))
        {
            yield return error;
        }

        foreach (var error in Errors(manifest.Versions ?? [], manifest.Assets))
        {
            yield return error;
        }

        var twice = manifest
            .Assets.GroupBy(asset => asset.Sha256, StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any());
        foreach (var group in twice)
        {
            yield return $"assets: {group.Key} is named twice";
        }
    }

    /// <summary>What in an asset is not as the schema has it.</summary>
    public static IEnumerable<string> Errors(ManifestAsset asset)
    {
        if (!ContentName.IsHash(asset.Sha256))
        {
            yield return $"assets: '{asset.Sha256}' is no SHA-256";
        }
        else if (!asset.Path.IsAsset || asset.Path.Sha256 != asset.Sha256)
        {
            yield return $"assets: '{asset.Path}' is not the place of {asset.Sha256}";
        }

        if (asset.DerivedFrom is { } origin && !ContentName.IsHash(origin))
        {
            yield return $"assets: derivedFrom of {asset.Path} is no SHA-256";
        }

        foreach (var thumbnail in asset.Thumbnails.Where(item => !IsThumbnailFor(item, asset)))
        {
            yield return $"assets: '{thumbnail.Path}' is no thumbnail of {asset.Sha256}";
        }

        if (asset.Bytes is < 0 or > MostBytes)
        {
            yield return $"assets: {asset.Path} has {asset.Bytes} bytes";
        }

        foreach (var error in References($"assets: {asset.Path}: references", asset.References, asset.Bytes))
        {
            yield return error;
        }
    }

    private static IEnumerable<string> Errors(
        IReadOnlyList<Manifest.Version> versions,
        IReadOnlyList<ManifestAsset> assets
    )
    {
        if (versions.Select(version => version.Name).Distinct(StringComparer.Ordinal).Count() != versions.Count)
        {
            yield return "versions: one is named twice";
        }

        var known = assets.Select(asset => asset.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            if (!LibraryLayout.IsVersionName(version.Name))
            {
                yield return $"versions: '{version.Name}' is no name of a version";
            }

            if (!ContentName.IsHash(version.OriginalSha256) || version.OriginalBytes is < 0 or > MostBytes)
            {
                yield return $"versions: {version.Name} has no original";
            }

            if (!version.Assets.All(known.Contains))
            {
                yield return $"versions: {version.Name} uses a body that is not among the assets";
            }
        }
    }

    private static IEnumerable<string> Errors(ManifestPost post, Slug slug)
    {
        if (post.Slug != slug)
        {
            yield return $"post.slug is '{post.Slug}', but the folder is '{slug}'";
        }

        if (!ContentName.IsHash(post.OriginalSha256))
        {
            yield return "post.originalSha256 is no SHA-256";
        }

        if (post.FeedSha256 is { } feed && !ContentName.IsHash(feed))
        {
            yield return "post.feedSha256 is no SHA-256";
        }

        if (post.OriginalBytes is < 0 or > MostBytes)
        {
            yield return $"post.originalBytes is {post.OriginalBytes}";
        }

        if (post.Source.Length == 0 || post.Source.Contains('\0', StringComparison.Ordinal))
        {
            yield return "post.source is no path or URL";
        }
    }

    private static bool IsThumbnailFor(ManifestThumbnail thumbnail, ManifestAsset asset) =>
        thumbnail.Path.IsThumbnail
        && thumbnail.Path.Sha256 == asset.Sha256
        && thumbnail is { Width: > 0, Height: > 0, Bytes: >= 0 and <= MostBytes };

    private static IEnumerable<string> References(
        string place,
        IReadOnlyList<ManifestReference> references,
        long length
    )
    {
        for (var i = 0; i < references.Count; i++)
        {
            var reference = references[i];
            var location = reference.Location;
            if (
                location.Offset < 0
                || location.Length < 0
                || location.Line < 1
                || location.Column < 1
                || (long)location.Offset + location.Length > length
            )
            {
                yield return $"{place}[{i}].location is outside the text";
            }

            if (reference.Asset is { } sha256 && !ContentName.IsHash(sha256))
            {
                yield return $"{place}[{i}].asset is no SHA-256";
            }
        }

        if (HasOverlap(references))
        {
            yield return $"{place}: two that are rewritten stand over one another";
        }
    }

    /// <summary>Of overlapping spans only one can be replaced.</summary>
    private static bool HasOverlap(IReadOnlyList<ManifestReference> references)
    {
        var end = 0L;
        foreach (
            var location in references
                .Where(reference => reference.RewrittenTo is not null)
                .Select(reference => reference.Location)
                .OrderBy(location => location.Offset)
        )
        {
            if (location.Offset < end)
            {
                return true;
            }

            end = (long)location.Offset + location.Length;
        }

        return false;
    }
}
