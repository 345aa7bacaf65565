using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Store;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>
/// Gives bodies that an older version stored under an extension which a browser runs (<c>.html</c>, <c>.xml</c>,
/// <c>.js</c>) the name that they get today, and leads the posts to it.
/// </summary>
internal static class AssetRenaming
{
    private const string TextSuffix = ".txt";

    /// <summary>
    /// Renames what can be renamed. A post that is damaged keeps the old name until it is repaired; a disk in trouble is
    /// left to the next run.
    /// </summary>
    public static async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        try
        {
            var renamed = Find(library);
            if (renamed.Count > 0)
            {
                await RunAsync(library, renamed, cancellationToken);
            }
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            // Old and new name exist side by side; nothing is lost.
        }
    }

    /// <summary>The files that stand under an old name, by their hash.</summary>
    private static Dictionary<string, Names> Find(Library library)
    {
        var found = new Dictionary<string, Names>(StringComparer.Ordinal);
        foreach (var asset in library.Index.FindByExtension(MediaType.RunnableExtensions))
        {
            var extension = ContentName.GetExtension(asset.Path.ToString());
            var old = extension.EndsWith(TextSuffix, StringComparison.Ordinal)
                ? extension[..^TextSuffix.Length]
                : extension;
            if (
                MediaType.RunnableExtensions.Contains(old, StringComparer.Ordinal)
                && LibraryPath.Asset(asset.Sha256, old) is var path
                && library.Directory.IsFile(path)
            )
            {
                found[asset.Sha256] = new Names(asset, path, LibraryPath.Asset(asset.Sha256, old + TextSuffix));
            }
        }

        return found;
    }

    private static async Task RunAsync(
        Library library,
        Dictionary<string, Names> renamed,
        CancellationToken cancellationToken
    )
    {
        // Until no manifest names the old file, both exist: a run that is killed here leaves every link whole.
        foreach (var (asset, old, name) in renamed.Values)
        {
            library.Announce(asset with { Path = name }, null);
            await using var body = library.Assets.OpenRead(asset.Sha256, asset.Extension);
            await library.Directory.WriteAsync(name, body.CopyToAsync, toDisk: true, CancellationToken.None);
        }

        var users = renamed.Keys.ToDictionary(sha256 => sha256, library.Index.GetUsers, StringComparer.Ordinal);
        var posts = users.Values.SelectMany(slugs => slugs).ToHashSet();
        var done = new HashSet<Slug>();
        foreach (var post in library.Index.Posts().Where(post => posts.Contains(post.Slug)))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            if (await TryUpdateAsync(library, post, renamed))
            {
                done.Add(post.Slug);
            }
        }

        await library.FlushAsync();
        foreach (var (sha256, slugs) in users)
        {
            if (slugs.All(done.Contains))
            {
                library.Directory.Delete(renamed[sha256].Old);
            }
        }
    }

    private static async Task<bool> TryUpdateAsync(Library library, IndexedPost post, Dictionary<string, Names> renamed)
    {
        var directory = library.Directory;
        if (
            await library.Manifests.TryReadAsync(post.Slug, CancellationToken.None) is not { } manifest
            || !PostRegenerator.HasOriginal(directory, manifest)
        )
        {
            return false;
        }

        var updated = Update(manifest, renamed);
        library.BeginPost(post.Slug);
        await PostRegenerator.WritePostAsync(directory, updated, CancellationToken.None);
        await PostRegenerator.WritePageAsync(directory, updated, CancellationToken.None);
        await PostCopies.WriteAsync(
            directory,
            updated,
            LibraryLayout.PostFolder(post.Slug),
            toDisk: true,
            CancellationToken.None
        );
        await library.FlushAsync();
        await library.Manifests.ReplaceAsync(updated, toDisk: true, CancellationToken.None);
        library.FinishPost(post, updated);
        return true;
    }

    private static Manifest Update(Manifest manifest, Dictionary<string, Names> renamed) =>
        manifest with
        {
            References = [.. manifest.References.Select(reference => Retarget(reference, renamed))],
            Assets =
            [
                .. manifest.Assets.Select(asset =>
                    asset with
                    {
                        Path = renamed.TryGetValue(asset.Sha256, out var names) ? names.New : asset.Path,
                        References = [.. asset.References.Select(reference => Retarget(reference, renamed))],
                    }
                ),
            ],
        };

    private static ManifestReference Retarget(ManifestReference reference, Dictionary<string, Names> renamed)
    {
        var (address, fragment) = (reference.RewrittenTo ?? "").Split('#', 2) is [var before, var after]
            ? (before, "#" + after)
            : (reference.RewrittenTo ?? "", "");
        var file = address[(address.LastIndexOf('/') + 1)..];
        return
            renamed.TryGetValue(file.Split('.')[0], out var names)
            && names.Old.ToString().EndsWith("/" + file, StringComparison.Ordinal)
            ? reference with
            {
                RewrittenTo = address + TextSuffix + fragment,
            }
            : reference;
    }

    /// <summary>A body with the path that it had and the one that it gets.</summary>
    private sealed record Names(ManifestAsset Asset, LibraryPath Old, LibraryPath New);
}
