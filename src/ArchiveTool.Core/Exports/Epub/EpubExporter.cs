using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using AngleSharp.Xhtml;
using ArchiveTool.Core.Exports.Html;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;

namespace ArchiveTool.Core.Exports.Epub;

/// <summary>Writes posts as a book: EPUB 3.3, in the part of it that 3.2 has too. A post is a chapter.</summary>
internal sealed class EpubExporter : IExporter
{
    private const string MimeType = "application/epub+zip";
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public string? GetError(ExportOptions options) => ExportFile.GetError(options.Output, "an EPUB file", IsEpub);

    /// <inheritdoc/>
    public async Task ExportAsync(ExportJob job, CancellationToken cancellationToken)
    {
        var bytes = await ExportFile.WriteAsync(
            job.Options.Output,
            (stream, token) => WriteAsync(job, stream, token),
            cancellationToken
        );
        job.Written = (1, bytes);
    }

    // https://www.w3.org/TR/epub-33/#sec-zip-container-mime
    private static bool IsEpub(Stream stream)
    {
        var head = new byte[64];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return Encoding.ASCII.GetString(head, 0, read).Contains("mimetype" + MimeType, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(ExportJob job, Stream stream, CancellationToken cancellationToken)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var book = new Book(zip, Earliest);
        await book.WriteAsync("mimetype", MimeType, CompressionLevel.NoCompression, cancellationToken);
        await book.WriteAsync(
            "META-INF/container.xml",
            BookFiles.Container,
            CompressionLevel.Optimal,
            cancellationToken
        );
        await book.WriteAsync("EPUB/style.css", BookFiles.Style, CompressionLevel.Optimal, cancellationToken);
        var pictures = new BookPictures(job);
        var chapters = new List<BookChapter>();
        var names = job
            .Posts.Select((post, at) => (post.Slug, Name: $"chapter-{at + 1:0000}.xhtml"))
            .ToDictionary(pair => pair.Slug.ToString(), pair => pair.Name, StringComparer.Ordinal);
        using var seed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var modified = Earliest;
        foreach (var post in job.Posts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                await job.BeginAsync(post.Slug, cancellationToken) is not { } manifest
                || await RenderAsync(job, post, manifest, names, pictures, cancellationToken)
                    is not var (text, language)
            )
            {
                continue;
            }

            modified = manifest.Post.ArchivedAt > modified ? manifest.Post.ArchivedAt : modified;
            seed.AppendData(Encoding.UTF8.GetBytes($"{post.Slug} {manifest.Post.OriginalSha256}\n"));
            var name = names[post.Slug];
            await book.WriteAsync("EPUB/" + name, text, CompressionLevel.Optimal, cancellationToken);
            chapters.Add(new BookChapter(post, name, language));
            job.Finish(post.Slug, name, text.Length);
        }

        foreach (var picture in pictures.All)
        {
            await WritePictureAsync(job, book, picture, cancellationToken);
        }

        await WriteFrontAsync(job, book, chapters, pictures, modified, seed.GetHashAndReset(), cancellationToken);
    }

    private static async Task WriteFrontAsync(
        ExportJob job,
        Book book,
        List<BookChapter> chapters,
        BookPictures pictures,
        DateTimeOffset modified,
        byte[] seed,
        CancellationToken cancellationToken
    )
    {
        var title = job.Posts is [var only] ? only.Title : $"{chapters.Count} posts";
        var authors = chapters
            .Select(chapter => chapter.Post.Author)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var language = chapters.Count > 0 ? chapters[0].Language : "en";
        var cover = BookFiles.Cover(title, authors.Count == 1 ? authors[0] : null);
        await book.WriteAsync("EPUB/cover.svg", cover, CompressionLevel.Optimal, cancellationToken);
        await book.WriteAsync(
            "EPUB/cover.xhtml",
            BookFiles.CoverPage(title, language),
            CompressionLevel.Optimal,
            cancellationToken
        );
        await book.WriteAsync(
            "EPUB/nav.xhtml",
            BookFiles.Navigation(title, language, chapters),
            CompressionLevel.Optimal,
            cancellationToken
        );
        var package = BookPackage.Write(title, authors, language, chapters, pictures.All, modified, seed);
        await book.WriteAsync("EPUB/package.opf", package, CompressionLevel.Optimal, cancellationToken);
    }

    private static async Task<(string Text, string Language)?> RenderAsync(
        ExportJob job,
        BrowsePost post,
        Manifest manifest,
        Dictionary<string, string> names,
        BookPictures pictures,
        CancellationToken cancellationToken
    )
    {
        var body = await PostBody.ReadAsync(job, post, manifest, other => names[other.Slug], cancellationToken);
        if (body is null)
        {
            return null;
        }

        var files = new EmbeddedFiles(job.Directory, manifest, null, path => job.LeaveOutFile(post.Slug, path));
        var addresses = body.QuerySelectorAll("img").Select(image => image.GetAttribute("src") ?? "");
        await pictures.AddAsync(post.Slug, addresses, files, cancellationToken);
        var language = BookLanguage.Guess(post.Title + body.TextContent);
        var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body></body>");
        var builder = new ChapterBuilder(document, address => pictures.Find(address, files)?.Name);
        builder.Append(document.Body!, body);
        using var text = new StringWriter();
        foreach (var node in document.Body!.ChildNodes)
        {
            node.ToHtml(text, XhtmlMarkupFormatter.Instance);
        }

        return (BookFiles.Chapter(post, manifest.Post, language, text.ToString()), language);
    }

    private static async Task WritePictureAsync(
        ExportJob job,
        Book book,
        BookPicture picture,
        CancellationToken cancellationToken
    )
    {
        await using var source = picture.Converted is { } converted
            ? new SmallerPicture(converted, picture.MediaType, 0).OpenRead()
            : job.Directory.OpenRead(picture.File.Path);
        await book.WriteAsync(
            "EPUB/" + picture.Name,
            (stream, token) => source.CopyToAsync(stream, token),
            CompressionLevel.NoCompression,
            cancellationToken
        );
    }

    /// <summary>The container of a book.</summary>
    private sealed class Book(ZipArchive zip, DateTimeOffset time)
    {
        public Task WriteAsync(string path, string text, CompressionLevel level, CancellationToken cancellationToken) =>
            WriteAsync(
                path,
                async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token),
                level,
                cancellationToken
            );

        public async Task WriteAsync(
            string path,
            Func<Stream, CancellationToken, Task> write,
            CompressionLevel level,
            CancellationToken cancellationToken
        )
        {
            var entry = zip.CreateEntry(path, level);
            entry.LastWriteTime = time;
            await using var stream = entry.Open();
            await write(stream, cancellationToken);
        }
    }
}
