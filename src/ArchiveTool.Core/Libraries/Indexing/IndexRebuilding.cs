using System.Text.Json;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>Builds the index again from the manifests.</summary>
public static class IndexRebuilding
{
    /// <summary>Empties the index and fills it from every readable manifest.</summary>
    /// <returns>The manifests that could not be read, with what is wrong.</returns>
    public static async Task<IReadOnlyList<(string Path, string Message)>> RebuildAsync(
        LibraryIndex index,
        LibraryLayout layout,
        CancellationToken cancellationToken
    )
    {
        index.Clear();
        var broken = new List<(string Path, string Message)>();
        var folders = Directory.Exists(layout.Posts) ? Directory.EnumerateDirectories(layout.Posts) : [];
        foreach (var folder in folders.Order(StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, "manifest.json");
            if (!File.Exists(path))
            {
                continue;
            }

            try
            {
                Put(index, layout, await ManifestFile.ReadAsync(path, cancellationToken));
            }
            catch (JsonException exception)
            {
                broken.Add((path, exception.Message));
            }
        }

        foreach (var thumbnail in ThumbnailFiles(layout))
        {
            index.PutFile(FileHash.Of(layout, layout.Relative(thumbnail)));
        }

        index.MarkBuilt();
        return broken;
    }

    /// <summary>Notes a post as its manifest has it.</summary>
    internal static void Put(LibraryIndex index, LibraryLayout layout, Manifest manifest) =>
        index.Put(
            new IndexedPost(
                manifest.Post.Source,
                manifest.Post.Slug,
                manifest.Post.OriginalSha256,
                LocalStamps.Proven(manifest),
                manifest.IsComplete
            ),
            manifest.Assets,
            HashesOf(layout, manifest.Post.Slug)
        );

    /// <summary>The hashes of the files in a post's folder.</summary>
    internal static IReadOnlyList<FileHash> HashesOf(LibraryLayout layout, string slug) =>
        [
            .. Directory
                .EnumerateFiles(layout.PostFolder(slug))
                .Select(path => FileHash.Of(layout, layout.Relative(path))),
        ];

    private static IEnumerable<string> ThumbnailFiles(LibraryLayout layout) =>
        Directory.Exists(layout.Thumbnails)
            ? Directory.EnumerateFiles(layout.Thumbnails, "*", SearchOption.AllDirectories)
            : [];
}
