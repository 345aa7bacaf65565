using System.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Posts;
using ArchiveTool.Core.Rewriting;

namespace ArchiveTool.Core.Archiving;

/// <summary>Writes a post's folder. The manifest comes last: with it the post counts as archived.</summary>
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
        var folder = layout.PostFolder(work.Slug);
        var extension = ExtensionOf(work);
        var original = work.Post.Bytes;
        await AtomicFile.WriteAsync(
            Path.Combine(folder, "original" + extension),
            layout.Temporary,
            original,
            toDisk: false,
            cancellationToken
        );
        var rewritten = PostRewriter.Rewrite(
            original.Span,
            PostRewriting.Edits(work, options.AssetBase),
            work.Post.Text.Charset.Encoding
        );
        await AtomicFile.WriteAsync(
            Path.Combine(folder, "post" + extension),
            layout.Temporary,
            rewritten,
            toDisk: false,
            cancellationToken
        );
        await AtomicFile.WriteAsync(
            Path.Combine(folder, "index.html"),
            layout.Temporary,
            Encoding.UTF8.GetBytes(OfflinePages.Render(work, manifest, layout)),
            toDisk: false,
            cancellationToken
        );
        await ManifestFile.WriteAsync(layout.Manifest(work.Slug), layout.Temporary, manifest, cancellationToken);
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
