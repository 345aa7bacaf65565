using System.Text.Json;

namespace ArchiveTool.Core.Libraries;

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
        if (!Directory.Exists(layout.Posts))
        {
            return broken;
        }

        foreach (var folder in Directory.EnumerateDirectories(layout.Posts).Order(StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, "manifest.json");
            if (!File.Exists(path))
            {
                continue;
            }

            try
            {
                var manifest = await ManifestFile.ReadAsync(path, cancellationToken);
                index.Put(
                    new IndexedPost(
                        manifest.Post.Source,
                        manifest.Post.Slug,
                        manifest.Post.OriginalSha256,
                        null,
                        manifest.References.All(reference => reference.Status != "failed")
                    ),
                    manifest.Assets
                );
            }
            catch (JsonException exception)
            {
                broken.Add((path, exception.Message));
            }
        }

        return broken;
    }
}
