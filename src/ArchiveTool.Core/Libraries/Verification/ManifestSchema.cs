using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Media.Store;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>Holds a manifest to what its types alone do not say: fixed words, hashes, paths, spans.</summary>
internal static class ManifestSchema
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "image",
        "link",
        "stylesheet",
        "script",
        "media",
        "icon",
        "document",
        "font",
        "other",
    };

    private static readonly HashSet<string> Statuses = new(StringComparer.Ordinal)
    {
        "archived",
        "checked",
        "failed",
        "refused",
        "skipped",
    };

    /// <summary>What in a manifest is not as its schema has it.</summary>
    public static IEnumerable<string> Errors(Manifest manifest, string slug)
    {
        if (manifest.Schema != Manifest.CurrentSchema)
        {
            yield return $"schema is '{manifest.Schema}', not '{Manifest.CurrentSchema}'";
        }

        if (manifest.Post.Slug != slug)
        {
            yield return $"post.slug is '{manifest.Post.Slug}', but the folder is '{slug}'";
        }

        if (!ContentName.IsHash(manifest.Post.OriginalSha256))
        {
            yield return "post.originalSha256 is no SHA-256";
        }

        if (manifest.Post.Format is not ("html" or "markdown"))
        {
            yield return $"post.format is '{manifest.Post.Format}'";
        }

        if (manifest.Post.OriginalBytes < 0)
        {
            yield return "post.originalBytes is negative";
        }

        foreach (var error in References("references", manifest.References, manifest.Post.OriginalBytes))
        {
            yield return error;
        }

        foreach (var error in manifest.Assets.SelectMany(Asset))
        {
            yield return error;
        }
    }

    private static IEnumerable<string> Asset(ManifestAsset asset)
    {
        var extension = ContentName.ExtensionOf(asset.Path);
        if (!ContentName.IsHash(asset.Sha256))
        {
            yield return $"assets: '{asset.Sha256}' is no SHA-256";
        }
        else if (
            !ContentName.IsExtension(extension)
            || asset.Path != AssetStore.RelativePathOf(asset.Sha256, extension)
        )
        {
            yield return $"assets: '{asset.Path}' is not the place of {asset.Sha256}";
        }
        else
        {
            foreach (var thumbnail in asset.Thumbnails.Where(item => !IsThumbnailOf(item, asset)))
            {
                yield return $"assets: '{thumbnail.Path}' is no thumbnail of {asset.Sha256}";
            }
        }

        if (asset.Bytes < 0)
        {
            yield return $"assets: {asset.Path} has {asset.Bytes} bytes";
        }

        foreach (var error in References($"assets: {asset.Path}: references", asset.References, asset.Bytes))
        {
            yield return error;
        }
    }

    private static bool IsThumbnailOf(ManifestThumbnail thumbnail, ManifestAsset asset) =>
        ThumbnailLayout.TryParse(thumbnail.Path, out var sha256)
        && sha256 == asset.Sha256
        && thumbnail is { Width: > 0, Height: > 0, Bytes: >= 0 };

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
            if (!Kinds.Contains(reference.Kind))
            {
                yield return $"{place}[{i}].kind is '{reference.Kind}'";
            }

            if (!Statuses.Contains(reference.Status))
            {
                yield return $"{place}[{i}].status is '{reference.Status}'";
            }

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
        }
    }
}
