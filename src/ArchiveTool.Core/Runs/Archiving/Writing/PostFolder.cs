using System.Text;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Files;
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
        LibraryDirectory directory,
        PostWork work,
        Manifest manifest,
        ArchiveOptions options,
        CancellationToken cancellationToken
    )
    {
        var staged = LibraryLayout.Staged(work.Slug);
        // Of a post that failed before.
        directory.DeleteTree(staged);
        directory.CreateFolder(staged);
        // The manifest goes onto the device; the rest is made meanwhile.
        var described = Task.Run(
            () => ManifestFile.WriteAsync(directory, staged / "manifest.json", manifest, cancellationToken),
            cancellationToken
        );
        var pages = WritePagesAsync(staged, directory, work, manifest, options, cancellationToken);
        await Task.WhenAll(described, pages);
        PostSwap.Swap(directory, work.Slug);
    }

    private static async Task WritePagesAsync(
        RelativePath staged,
        LibraryDirectory directory,
        PostWork work,
        Manifest manifest,
        ArchiveOptions options,
        CancellationToken cancellationToken
    )
    {
        var extension = ExtensionOf(work);
        var original = work.Post.Bytes;
        await directory.WriteNewAsync(staged / ("original" + extension), original, cancellationToken);
        var rewritten = PostRewriter.Rewrite(
            original.Span,
            PostRewriting.Edits(work, options.AssetBase),
            work.Post.Text.Charset.Encoding
        );
        await directory.WriteNewAsync(staged / ("post" + extension), rewritten, cancellationToken);
        var page = await Task.Run(() => OfflinePages.Render(work, manifest, directory), cancellationToken)
            .WaitAsync(cancellationToken);
        await directory.WriteNewAsync(staged / "index.html", Encoding.UTF8.GetBytes(page), cancellationToken);
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
