using System.Text;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.Runs.Archiving.Work;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>Writes a post's folder beside the library's posts, to be put in its place.</summary>
internal static class PostFolder
{
    public static async Task WriteAsync(
        Library library,
        PostContext work,
        Manifest manifest,
        ArchiveOptions options,
        Manifest? earlier,
        CancellationToken cancellationToken
    )
    {
        var directory = library.Directory;
        var staged = LibraryLayout.Staged(work.Slug);
        // Of a post that failed before.
        directory.DeleteTree(staged);
        directory.CreateFolder(staged);
        var toDisk = library.SyncsEachFile;
        var described = Task.Run(
            () => ManifestFile.WriteAsync(directory, staged / "manifest.json", manifest, toDisk, cancellationToken),
            cancellationToken
        );
        var pages = WritePagesAsync(staged, library, work, manifest, options, cancellationToken);
        var copies = PostCopies.WriteAsync(directory, manifest, staged, toDisk, cancellationToken);
        var versions = earlier is null
            ? Task.CompletedTask
            : EarlierVersions.WriteAsync(directory, manifest, earlier, staged, toDisk, cancellationToken);
        await Task.WhenAll(described, pages, copies, versions);
    }

    private static async Task WritePagesAsync(
        RelativePath staged,
        Library library,
        PostContext work,
        Manifest manifest,
        ArchiveOptions options,
        CancellationToken cancellationToken
    )
    {
        var extension = GetExtension(work);
        var (directory, toDisk) = (library.Directory, library.SyncsEachFile);
        var original = work.Post.Bytes;
        await directory.WriteNewAsync(staged / ("original" + extension), original, toDisk, cancellationToken);
        var rewritten = PostRewriter.Rewrite(
            original.Span,
            PostRewriting.Edits(work, options.GetAssetRoot()),
            work.Post.Text.Charset.Encoding
        );
        await directory.WriteNewAsync(staged / ("post" + extension), rewritten, toDisk, cancellationToken);
        var page = await Task.Run(() => OfflinePages.Render(work, manifest, directory), cancellationToken)
            .WaitAsync(cancellationToken);
        await directory.WriteNewAsync(staged / "index.html", Encoding.UTF8.GetBytes(page), toDisk, cancellationToken);
    }

    /// <summary>The input's own extension; one that says what it is where it has none.</summary>
    private static string GetExtension(PostContext work)
    {
        var own = Path.GetExtension(work.Post.Source.Name).ToLowerInvariant();
        return InputExpansion.PostExtensions.Contains(own, StringComparer.Ordinal) ? own
            : work.Post.Format == PostFormat.Html ? ".html"
            : ".md";
    }
}
