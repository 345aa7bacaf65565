using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Libraries.Verification;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Offline.Browsing;
using ArchiveTool.Core.Runs.Archiving.Writing;
using ArchiveTool.Core.Runs.Thumbnailing;

namespace ArchiveTool.Core.Runs.Maintenance;

/// <summary>Puts right what a verification found, as far as that can be done, and says what it did.</summary>
/// <param name="library">An open library.</param>
/// <param name="fetcher">The network, or a record of it, for damaged bodies.</param>
/// <param name="thumbnailer">Builds damaged thumbnails again.</param>
/// <param name="say">Told, for people, each thing that was done or could not be done.</param>
internal sealed class LibraryRepair(Library library, Fetcher fetcher, IThumbnailer thumbnailer, Action<string> say)
{
    /// <summary>Makes what hangs on an index that was built again: the library's page, and the journal.</summary>
    public static async Task RebuildIndexAsync(Library library, CancellationToken cancellationToken)
    {
        await LibraryPages.WriteAsync(library, keepsReceiver: true, cancellationToken);
        library.TrimJournal();
        await library.FlushAsync();
    }

    /// <summary>Repairs what was found; the index first, since the rest asks it.</summary>
    public async Task RunAsync(VerifyReport found, CancellationToken cancellationToken)
    {
        if (Paths(found, DamageKind.IndexDiffers, DamageKind.IndexDamaged, DamageKind.IndexMissing).Count > 0)
        {
            await IndexRebuilding.RebuildAsync(library.Index, library.Directory, cancellationToken);
            say("library.db was built again");
        }

        var bodies = new BodyRepair(
            library,
            fetcher,
            new PictureConverter(library, thumbnailer, ThumbnailSettings.DefaultMaxPixels)
        );
        foreach (
            var path in Paths(found, DamageKind.AssetMissing, DamageKind.AssetChanged).Where(path => !IsCopy(path))
        )
        {
            say(await bodies.RepairAsync(path, cancellationToken));
        }

        var posts = new PostRepair(library, fetcher);
        foreach (var path in Paths(found, DamageKind.OriginalMissing, DamageKind.OriginalChanged))
        {
            if (LibraryPath.TryParse(path, out var place) && place.Post is { } slug && !IsOfVersion(place))
            {
                say(await posts.RepairOriginalAsync(slug, cancellationToken));
            }
        }

        await RepairPagesAsync(found, posts, cancellationToken);
        var thumbnails = Paths(found, DamageKind.ThumbnailMissing, DamageKind.ThumbnailChanged);
        await RepairThumbnailsAsync([.. thumbnails.Where(path => !IsCopy(path))], cancellationToken);
        foreach (
            var path in Paths(found, DamageKind.AssetMissing, DamageKind.AssetChanged).Concat(thumbnails).Where(IsCopy)
        )
        {
            if (LibraryPath.TryParse(path, out var copy))
            {
                say(await posts.RepairCopyAsync(copy, cancellationToken));
            }
        }

        await library.FlushAsync();
        RemoveOrphans(found);
        await AssetRenaming.RunAsync(library, cancellationToken);
        await LibraryPages.WriteAsync(library, keepsReceiver: true, cancellationToken);
        library.Settle();
        await library.FlushAsync();
    }

    /// <summary>Whether a body or a thumbnail is the copy in a post's folder.</summary>
    private static bool IsCopy(string path) => LibraryPath.TryParse(path, out var place) && place.Post is not null;

    /// <summary>Whether a path leads into an earlier version, which neither its feed nor its post can give again.</summary>
    private bool IsOfVersion(LibraryPath path)
    {
        if (path.ToRelativePath().Names is not ["posts", _, LibraryLayout.VersionsName, ..])
        {
            return false;
        }

        say($"{path} could not be repaired: its feed does not have that version any more; restore it from a copy");
        return true;
    }

    private async Task RepairPagesAsync(VerifyReport found, PostRepair posts, CancellationToken cancellationToken)
    {
        foreach (var path in Paths(found, DamageKind.PageMissing, DamageKind.PageChanged))
        {
            if (!LibraryPath.TryParse(path, out var place))
            {
                continue;
            }

            if (place.Post is null)
            {
                // Those for browsing are made at the end; of a damaged one nothing is taken over.
                library.Index.ForgetFile(place);
                library.Directory.Delete(place);
            }
            else if (!IsOfVersion(place))
            {
                say(await posts.RepairPageAsync(place, cancellationToken));
            }
        }
    }

    private static List<string> Paths(VerifyReport found, params ReadOnlySpan<DamageKind> kinds)
    {
        var wanted = kinds.ToArray();
        return
        [
            .. found
                .Problems.Where(problem => wanted.Contains(problem.Kind))
                .Select(problem => problem.Path)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private async Task RepairThumbnailsAsync(List<string> paths, CancellationToken cancellationToken)
    {
        if (paths.Count == 0)
        {
            return;
        }

        foreach (var path in paths)
        {
            if (LibraryPath.TryParse(path, out var place))
            {
                library.Index.ForgetFile(place);
                library.Directory.Delete(place);
            }
        }

        var result = await new ThumbnailRun(library, thumbnailer, new ThumbnailRunOptions()).RunAsync(
            cancellationToken
        );
        say($"{result.Built} of {paths.Count} damaged or missing thumbnails were built again");
        foreach (var (slug, problem) in result.Failures)
        {
            say($"{slug}: {problem.Message}");
        }
    }

    private void RemoveOrphans(VerifyReport found)
    {
        var orphans = Paths(found, DamageKind.Orphan);
        if (orphans.Count > 0 && Paths(found, DamageKind.ManifestMissing, DamageKind.ManifestInvalid).Count > 0)
        {
            say($"{orphans.Count} files that no manifest names were left: a manifest that is damaged may need them");
            return;
        }

        foreach (var path in orphans)
        {
            // An orphan may have any name; the directory keeps it inside.
            var place = RelativePath.Parse(path);
            library.Index.ForgetFile(place);
            library.Directory.Delete(place);
            say($"{path} was removed: no manifest names it");
        }
    }
}
