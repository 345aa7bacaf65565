using System.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;

namespace ArchiveTool.Core.Archiving;

/// <summary>Makes the library's own page from its manifests.</summary>
internal static class LibraryPages
{
    public static async Task WriteAsync(Library library, CancellationToken cancellationToken)
    {
        var posts = new List<BrowsePost>();
        foreach (var post in library.Index.Posts())
        {
            if (await ManifestFile.TryReadAsync(library.Layout.Manifest(post.Slug), cancellationToken) is { } manifest)
            {
                posts.Add(BrowsePost.From(manifest));
            }
        }

        await AtomicFile.WriteAsync(
            library.Layout.IndexPage,
            library.Layout.Temporary,
            Encoding.UTF8.GetBytes(BrowsePage.Render(posts)),
            toDisk: false,
            cancellationToken
        );
    }
}
