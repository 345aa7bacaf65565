using System.Text.Json;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>Builds the index again from the manifests.</summary>
internal static class IndexRebuilding
{
    /// <summary>Empties the index and fills it from every readable manifest.</summary>
    /// <returns>The manifests that could not be read, with what is wrong.</returns>
    public static async Task<IReadOnlyList<(string Path, string Message)>> RebuildAsync(
        ILibraryIndex index,
        LibraryDirectory directory,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(directory);
        index.Clear();
        var broken = new List<(string Path, string Message)>();
        foreach (var folder in Folders(directory, LibraryLayout.Posts, broken))
        {
            if (!Slug.TryParse(folder.Name, out var slug) || directory.TryFind(LibraryLayout.Manifest(slug)) is null)
            {
                continue;
            }

            try
            {
                Put(index, directory, await ManifestFile.ReadAsync(directory, slug, cancellationToken));
            }
            catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
            {
                broken.Add((LibraryLayout.Manifest(slug).ToString(), exception.Message));
            }
        }

        foreach (var thumbnail in ThumbnailFiles(directory, broken))
        {
            try
            {
                index.PutFile(FileHash.Compute(directory, thumbnail).Hash);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                broken.Add((thumbnail.ToString(), exception.Message));
            }
        }

        index.MarkBuilt();
        return broken;
    }

    /// <summary>Notes a post as its manifest has it.</summary>
    internal static void Put(ILibraryIndex index, LibraryDirectory directory, Manifest manifest) =>
        index.Put(
            new IndexedPost(
                manifest.Post.Source,
                manifest.Post.Slug,
                manifest.Post.OriginalSha256,
                LocalFileFingerprints.Proven(manifest),
                manifest.IsComplete
            ),
            manifest.Assets,
            GetHashes(directory, manifest.Post.Slug)
        );

    /// <summary>The hashes of the files in a post's folder.</summary>
    internal static IReadOnlyList<FileHash> GetHashes(LibraryDirectory directory, Slug slug) =>
        [
            .. directory
                .List(LibraryLayout.PostFolder(slug))
                .Where(entry => entry.Kind == EntryKind.File)
                .Select(entry => FileHash.Compute(directory, entry.Path).Hash),
        ];

    private static IEnumerable<RelativePath> ThumbnailFiles(
        LibraryDirectory directory,
        List<(string Path, string Message)> broken
    ) =>
        from width in Folders(directory, LibraryLayout.Thumbnails, broken)
        from shard in Folders(directory, width, broken)
        from entry in Entries(directory, shard, broken)
        where entry.Kind == EntryKind.File && LibraryPath.TryParse(entry.Path.ToString(), out _)
        select entry.Path;

    private static IEnumerable<RelativePath> Folders(
        LibraryDirectory directory,
        RelativePath folder,
        List<(string Path, string Message)> broken
    ) =>
        Entries(directory, folder, broken)
            .Where(entry => entry.Kind == EntryKind.Folder)
            .Select(entry => entry.Path)
            .OrderBy(path => path.ToString(), StringComparer.Ordinal);

    private static IReadOnlyList<FolderEntry> Entries(
        LibraryDirectory directory,
        RelativePath folder,
        List<(string Path, string Message)> broken
    )
    {
        try
        {
            return directory.List(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            broken.Add((folder.ToString(), exception.Message));
            return [];
        }
    }
}
