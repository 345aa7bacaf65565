using System.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>Keeps earlier versions of a feed's entry beside the new one.</summary>
internal static class EarlierVersions
{
    /// <summary>A manifest that also names the earlier versions of its post, and what they use.</summary>
    /// <param name="directory">The library.</param>
    /// <param name="manifest">The new version.</param>
    /// <param name="earlier">The post as the library holds it.</param>
    public static Manifest Add(LibraryDirectory directory, Manifest manifest, Manifest earlier)
    {
        var versions = (earlier.Versions ?? []).ToList();
        // What is damaged is not kept as if it were the version that was archived.
        if (
            earlier.Post.OriginalSha256 != manifest.Post.OriginalSha256
            && PostRegenerator.HasOriginal(directory, earlier)
        )
        {
            versions.Add(Describe(earlier, versions));
        }

        if (versions.Count == 0)
        {
            return manifest;
        }

        var own = manifest.Assets.Select(asset => asset.Sha256).ToHashSet(StringComparer.Ordinal);
        var urls = manifest.Assets.SelectMany(asset => asset.Urls).ToHashSet(StringComparer.Ordinal);
        var used = versions.SelectMany(version => version.Assets).ToHashSet(StringComparer.Ordinal);
        var more = earlier
            .Assets.Where(asset => used.Contains(asset.Sha256) && !own.Contains(asset.Sha256))
            // An address gives the body that it gave last.
            .Select(asset =>
                asset with
                {
                    Urls = [.. asset.Urls.Where(url => !urls.Contains(url))],
                    Fetches = [.. asset.Fetches.Where(fetch => !urls.Contains(fetch.Url))],
                }
            );
        return manifest with { Versions = versions, Assets = [.. manifest.Assets, .. more] };
    }

    /// <summary>Writes the earlier versions that a manifest names into a post's new folder.</summary>
    /// <param name="directory">The library.</param>
    /// <param name="manifest">The new version.</param>
    /// <param name="earlier">The post as it stands in the library.</param>
    /// <param name="staged">The post's new folder.</param>
    /// <param name="toDisk">Whether to wait until the device has the bytes.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="IOException">A version cannot be read or written.</exception>
    public static async Task WriteAsync(
        LibraryDirectory directory,
        Manifest manifest,
        Manifest earlier,
        RelativePath staged,
        bool toDisk,
        CancellationToken cancellationToken
    )
    {
        var kept = LibraryLayout.PostFolder(earlier.Post.Slug);
        foreach (var version in manifest.Versions ?? [])
        {
            var from = LibraryLayout.Versions(kept) / version.Name;
            var to = LibraryLayout.Versions(staged) / version.Name;
            directory.CreateFolder(to);
            if (directory.IsFolder(from))
            {
                foreach (var file in directory.List(from).Where(entry => entry.Kind == EntryKind.File))
                {
                    await CopyAsync(directory, file.Path, to / file.Path.Name, toDisk, cancellationToken);
                }

                continue;
            }

            var original = "original" + PostRegenerator.GetExtension(directory, earlier);
            await CopyAsync(directory, kept / original, to / original, toDisk, cancellationToken);
            await CopyAsync(directory, kept / "manifest.json", to / "manifest.json", toDisk, cancellationToken);
            var page = await RenderAsync(directory, earlier, cancellationToken);
            await directory.WriteNewAsync(to / "index.html", Encoding.UTF8.GetBytes(page), toDisk, cancellationToken);
        }
    }

    private static Manifest.Version Describe(Manifest earlier, List<Manifest.Version> others)
    {
        var number = 0;
        while (others.Exists(other => other.Name == LibraryLayout.GetVersionName(earlier.Post.ArchivedAt, number)))
        {
            number++;
        }

        return new Manifest.Version
        {
            Name = LibraryLayout.GetVersionName(earlier.Post.ArchivedAt, number),
            ArchivedAt = earlier.Post.ArchivedAt,
            OriginalSha256 = earlier.Post.OriginalSha256,
            OriginalBytes = earlier.Post.OriginalBytes,
            Assets = [.. earlier.Assets.Select(asset => asset.Sha256)],
        };
    }

    private static async Task<string> RenderAsync(
        LibraryDirectory directory,
        Manifest earlier,
        CancellationToken cancellationToken
    )
    {
        // Copies in a post's folder are those of its current version.
        var shown = earlier with
        {
            Versions = null,
            Post = earlier.Post with { IsSelfContained = false },
        };
        var current = $"../../../{earlier.Post.Slug}/index.html";
        return DeeperPage.Write(await PostRegenerator.RenderPageAsync(directory, shown, cancellationToken, current));
    }

    private static async Task CopyAsync(
        LibraryDirectory directory,
        RelativePath from,
        RelativePath to,
        bool toDisk,
        CancellationToken cancellationToken
    )
    {
        const long Most = 1 << 30;
        var bytes = await directory.ReadAsync(from, Most, cancellationToken);
        await directory.WriteNewAsync(to, bytes, toDisk, cancellationToken);
    }
}
