using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.Runs.Archiving.Work;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>Writes a post's folder beside the library's posts, then puts it in its place.</summary>
internal static class PostFolder
{
    public static async Task WriteAsync(
        LibraryLayout layout,
        PostWork work,
        Manifest manifest,
        ArchiveOptions options,
        CancellationToken cancellationToken
    )
    {
        var staged = layout.Staged(work.Slug);
        if (Directory.Exists(staged))
        {
            // Of a post that failed before.
            Directory.Delete(staged, recursive: true);
        }

        Directory.CreateDirectory(staged);
        // The manifest goes onto the device; the rest is made meanwhile.
        var described = Task.Run(
            () =>
                ManifestFile.WriteAsync(
                    Path.Combine(staged, "manifest.json"),
                    layout.Temporary,
                    manifest,
                    cancellationToken
                ),
            cancellationToken
        );
        var pages = WritePagesAsync(staged, layout, work, manifest, options, cancellationToken);
        await Task.WhenAll(described, pages);
        PostSwap.Swap(layout, work.Slug);
    }

    private static async Task WritePagesAsync(
        string staged,
        LibraryLayout layout,
        PostWork work,
        Manifest manifest,
        ArchiveOptions options,
        CancellationToken cancellationToken
    )
    {
        var extension = ExtensionOf(work);
        var original = work.Post.Bytes;
        await File.WriteAllBytesAsync(Path.Combine(staged, "original" + extension), original, cancellationToken);
        var rewritten = PostRewriter.Rewrite(
            original.Span,
            PostRewriting.Edits(work, options.AssetBase),
            work.Post.Text.Charset.Encoding
        );
        await File.WriteAllBytesAsync(Path.Combine(staged, "post" + extension), rewritten, cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(staged, "index.html"),
            await Task.Run(() => OfflinePages.Render(work, manifest, layout), cancellationToken)
                .WaitAsync(cancellationToken),
            cancellationToken
        );
    }

    /// <summary>The input's own extension; one that says what it is where it has none.</summary>
    private static string ExtensionOf(PostWork work)
    {
        var own = Path.GetExtension(work.Post.Source.Name).ToLowerInvariant();
        return InputExpansion.PostExtensions.Contains(own, StringComparer.Ordinal) ? own
            : work.Post.Format == PostFormat.Html ? ".html"
            : ".md";
    }
}
