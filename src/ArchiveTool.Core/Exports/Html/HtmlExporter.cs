using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Offline.Pages;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>
/// Writes posts as HTML that holds all it shows: the offline page of each, with its pictures, fonts and style sheets in it.
/// </summary>
internal sealed class HtmlExporter : IExporter
{
    private const string Kind = "html";

    /// <inheritdoc/>
    public string? GetError(ExportOptions options) =>
        IsFile(options.Output)
            ? ExportFile.GetError(options.Output, "an exported HTML file", IsExport)
            : ExportFolder.GetError(options.Output, Kind);

    /// <inheritdoc/>
    public Task ExportAsync(ExportJob job, CancellationToken cancellationToken) =>
        !IsFile(job.Options.Output) ? WriteFolderAsync(job, cancellationToken)
        : job.Posts.Count == 1 ? WriteOneAsync(job, cancellationToken)
        : new CombinedPage(job).WriteAsync(cancellationToken);

    /// <summary>The policy of a page that holds all it shows.</summary>
    internal const string ContentSecurityPolicy =
        "default-src 'none'; img-src data:; media-src data:; font-src data:; style-src 'unsafe-inline' data:; "
        + "form-action 'none'; base-uri 'none'";

    /// <summary>Says in a page what made it, so that a later export may take its place.</summary>
    internal const string Generator = "<meta name=\"generator\" content=\"archivetool export\">\n";

    private static bool IsFile(string output) =>
        Path.GetExtension(output).ToLowerInvariant() is ".html" or ".htm" or ".xhtml";

    private static bool IsExport(Stream stream)
    {
        var head = new byte[1024];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return System.Text.Encoding.UTF8.GetString(head, 0, read).Contains(Generator, StringComparison.Ordinal);
    }

    private static async Task WriteOneAsync(ExportJob job, CancellationToken cancellationToken)
    {
        var post = job.Posts[0];
        if (await job.BeginAsync(post.Slug, cancellationToken) is not { } manifest)
        {
            return;
        }

        var pieces = await SplitAsync(job, post, manifest, _ => null, _ => null, cancellationToken);
        if (pieces is null)
        {
            return;
        }

        var bytes = await ExportFile.WriteAsync(
            job.Options.Output,
            (stream, token) => WriteAsync(job, stream, pieces, token),
            cancellationToken
        );
        job.Finish(post.Slug, null, bytes);
        job.Written = (1, bytes);
    }

    private static async Task WriteFolderAsync(ExportJob job, CancellationToken cancellationToken)
    {
        using var folder = ExportFolder.Create(job.Options.Output, Kind);
        var list = FindListName(job.Posts);
        var written = new List<BrowsePost>();
        foreach (var post in job.Posts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await job.BeginAsync(post.Slug, cancellationToken) is not { } manifest)
            {
                continue;
            }

            var pieces = await SplitAsync(
                job,
                post,
                manifest,
                GetFile,
                link => link == "../../index.html" ? list : null,
                cancellationToken
            );
            if (pieces is null)
            {
                continue;
            }

            var bytes = await folder.WriteAsync(
                $"{post.Slug}.html",
                (stream, token) => WriteAsync(job, stream, pieces, token),
                cancellationToken
            );
            written.Add(post);
            job.Finish(post.Slug, $"{post.Slug}.html", bytes);
        }

        await folder.WriteAsync(list, PostList.Render(written, GetFile), cancellationToken);
        folder.Commit();
        job.Written = (folder.Files, folder.Bytes);
    }

    /// <summary>The pieces of a post's page; null, and told, where it cannot be made.</summary>
    private static async Task<IReadOnlyList<PagePiece>?> SplitAsync(
        ExportJob job,
        BrowsePost post,
        Manifest manifest,
        Func<BrowsePost, string?> getFile,
        Func<string, string?> getPage,
        CancellationToken cancellationToken
    )
    {
        if (await PostPages.RenderAsync(job, manifest, cancellationToken) is not { } page)
        {
            return null;
        }

        page = PostPages
            .Lead(job, post, page, getFile)
            .Replace(
                PagePolicy.Meta(OfflinePage.ContentSecurityPolicy),
                PagePolicy.Meta(ContentSecurityPolicy) + Generator,
                StringComparison.Ordinal
            );
        var files = new EmbeddedFiles(job.Directory, manifest, posts: null, path => job.LeaveOutFile(post.Slug, path));

        // What leads into a library leads nowhere here, but looks as it does there.
        var splitter = new PageSplitter(
            job.Directory,
            files,
            "",
            link =>
                getPage(link)
                ?? (
                    link.StartsWith("../../index.html", StringComparison.Ordinal) || link == "manifest.json"
                        ? "#"
                        : null
                )
        );
        var pieces = splitter.Split(page);
        await PictureFitting.FitAsync(job, post.Slug, pieces, cancellationToken);
        return pieces;
    }

    private static async Task WriteAsync(
        ExportJob job,
        Stream stream,
        IReadOnlyList<PagePiece> pieces,
        CancellationToken cancellationToken
    )
    {
        var writer = new PieceWriter(stream, job.Directory);
        var isHead = true;
        foreach (var piece in pieces)
        {
            // The first piece holds the end of the head at the latest where nothing before it needs a variable.
            if (
                isHead
                && piece.Kind == PieceKind.Text
                && piece.Text.IndexOf("</head>", StringComparison.Ordinal) is >= 0 and var end
            )
            {
                await writer.WriteAsync(piece.Text[..end], cancellationToken);
                await writer.WriteVariablesAsync(pieces, cancellationToken);
                await writer.WriteAsync(piece.Text[end..], cancellationToken);
                isHead = false;
                continue;
            }

            await writer.WriteAsync(piece, cancellationToken);
        }
    }

    private static string GetFile(BrowsePost post) => $"{Uri.EscapeDataString(post.Slug)}.html";

    /// <summary>The name of the list of posts; no post's.</summary>
    private static string FindListName(IReadOnlyList<BrowsePost> posts)
    {
        var name = "index";
        while (posts.Any(post => post.Slug.ToString().Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            name += "-of-posts";
        }

        return name + ".html";
    }
}
