using System.Text;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Exports.Html;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Runs.Archiving.Writing;

namespace ArchiveTool.Core.Exports.Markdown;

/// <summary>
/// Writes posts as Markdown with their files beside them: a folder for each, as Hugo and Obsidian take it, or a file and its
/// asset folder, as Hexo does.
/// </summary>
internal sealed class MarkdownExporter : IExporter
{
    private const string Kind = "markdown";

    /// <inheritdoc/>
    public string? GetError(ExportOptions options) => ExportFolder.GetError(options.Output, Kind);

    /// <inheritdoc/>
    public async Task ExportAsync(ExportJob job, CancellationToken cancellationToken)
    {
        using var folder = ExportFolder.Create(job.Options.Output, Kind);
        foreach (var post in job.Posts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                await job.BeginAsync(post.Slug, cancellationToken) is { } manifest
                && await WriteAsync(job, folder, post, manifest, cancellationToken) is var (file, bytes)
            )
            {
                job.Finish(post.Slug, file, bytes);
            }
        }

        folder.Commit();
        job.Written = (folder.Files, folder.Bytes);
    }

    private static async Task<(string File, long Bytes)?> WriteAsync(
        ExportJob job,
        ExportFolder folder,
        BrowsePost post,
        Manifest manifest,
        CancellationToken cancellationToken
    )
    {
        var embedded = new EmbeddedFiles(job.Directory, manifest, null, path => job.LeaveOutFile(post.Slug, path));
        var files = new PostFiles(embedded, Uri.EscapeDataString);
        string? text;
        try
        {
            text =
                manifest.Post.Format == PostFormat.Html
                    ? await ConvertAsync(job, post, manifest, files, cancellationToken)
                    : await RewriteAsync(job, manifest, files, cancellationToken);
        }
        catch (IOException exception) when (!cancellationToken.IsCancellationRequested)
        {
            job.LeaveOut(post.Slug, $"{post.Slug} is left out: {exception.Message}; run archivetool verify");
            return null;
        }

        if (text is null)
        {
            return null;
        }

        var name = job.Options.Layout == MarkdownLayout.Hexo ? $"{post.Slug}.md" : $"{post.Slug}/index.md";
        var bytes = await folder.WriteAsync(name, text, cancellationToken);
        foreach (var (file, fileName) in files.All)
        {
            await using var source = job.Directory.OpenRead(file.Path);
            bytes += await folder.WriteAsync(
                $"{post.Slug}/{fileName}",
                (stream, token) => source.CopyToAsync(stream, token),
                cancellationToken
            );
        }

        return (name, bytes);
    }

    /// <summary>A Markdown post: every byte but the addresses of its files stays, front matter included.</summary>
    private static async Task<string> RewriteAsync(
        ExportJob job,
        Manifest manifest,
        PostFiles files,
        CancellationToken cancellationToken
    )
    {
        var bytes = await PostRegenerator.RewritePostAsync(job.Directory, manifest, files.Find, cancellationToken);
        return Decode(bytes, manifest);
    }

    private static async Task<string?> ConvertAsync(
        ExportJob job,
        BrowsePost post,
        Manifest manifest,
        PostFiles files,
        CancellationToken cancellationToken
    )
    {
        if (await PostBody.ReadAsync(job, post, manifest, _ => null, cancellationToken) is not { } body)
        {
            return null;
        }

        var bytes = await PostRegenerator.RewritePostAsync(job.Directory, manifest, files.Find, cancellationToken);
        var written = PostReader.Read(
            new PostSource { Identity = manifest.Post.Source, Name = "post.html" },
            Encoding.UTF8.GetBytes(Decode(bytes, manifest)),
            new PostReadOptions { Format = PostFormat.Html }
        );
        var head = written.Post is { FrontMatter: not null } own
            ? own.Text.Text[..own.Body.Start].TrimEnd() + "\n\n"
            : WrittenFrontMatter.Write(manifest.Post);
        return head + new MarkdownWriter(files.Find).Write(body);
    }

    private static string Decode(ReadOnlyMemory<byte> bytes, Manifest manifest)
    {
        var charset = CharsetLabels.Find(manifest.Post.Encoding) ?? CharsetLabels.Utf8;
        return Documents.Text.SourceText.Decode(bytes, charset).Text;
    }
}
