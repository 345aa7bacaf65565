using ArchiveTool.Core.Exports.Html;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Exports.Epub;

/// <summary>The pictures of a book, each once; types that readers of EPUB need not know are converted.</summary>
internal sealed class BookPictures(ExportJob job)
{
    /// <summary>https://www.w3.org/TR/epub-33/#sec-core-media-types, without those that EPUB 3.2 lacks and that hold code.</summary>
    private static readonly Dictionary<string, string> Core = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = "jpg",
        ["image/png"] = "png",
        ["image/gif"] = "gif",
    };

    private const int WidestDrawing = 1600;

    private readonly Dictionary<string, BookPicture?> pictures = new(StringComparer.Ordinal);

    /// <summary>The pictures to write.</summary>
    public IEnumerable<BookPicture> All => pictures.Values.OfType<BookPicture>();

    /// <summary>Takes the pictures that a post shows, so that <see cref="Find"/> knows them; converts those that need it.</summary>
    public async Task AddAsync(
        Slug slug,
        IEnumerable<string> addresses,
        EmbeddedFiles files,
        CancellationToken cancellationToken
    )
    {
        foreach (var address in addresses)
        {
            if (
                !EmbeddedFiles.IsFile(address, LibraryLayout.PostToRoot, "", out var path)
                || files.Find(path!) is not { } file
                || !file.MediaType.StartsWith("image/", StringComparison.Ordinal)
            )
            {
                continue;
            }

            var key = file.Path.ToString();
            if (!pictures.ContainsKey(key))
            {
                pictures[key] = Core.TryGetValue(file.MediaType, out var extension)
                    ? new BookPicture(GetName(file, extension), file.MediaType, file, null)
                    : await ConvertAsync(slug, file, cancellationToken);
            }
        }
    }

    /// <summary>The picture at an address of the library; null if absent.</summary>
    public BookPicture? Find(string address, EmbeddedFiles files) =>
        EmbeddedFiles.IsFile(address, LibraryLayout.PostToRoot, "", out var path) && files.Find(path!) is { } file
            ? pictures.GetValueOrDefault(file.Path.ToString())
            : null;

    private async Task<BookPicture?> ConvertAsync(Slug slug, EmbeddedFile file, CancellationToken cancellationToken)
    {
        var width = Math.Clamp(file.Width ?? WidestDrawing, 1, WidestDrawing);
        if (job.Thumbnailer is { } thumbnailer)
        {
            using var held = job.Directory.Hold(file.Path);
            var result = await thumbnailer.MakeAsync(
                new ThumbnailRequest(
                    held.Path,
                    new MediaType(file.MediaType, file.Path.Extension),
                    new ThumbnailSettings
                    {
                        Widths = [width],
                        Format = ThumbnailFormat.Png,
                        Animation = AnimationMode.First,
                    },
                    Path.Combine(job.TemporaryFolder, file.Path.Sha256)
                ),
                cancellationToken
            );
            if (result is { IsOk: true, Thumbnails: [var made, ..] })
            {
                return new BookPicture(GetName(file, "png"), "image/png", file, made.TemporaryPath);
            }
        }

        job.LeaveOut(slug, $"{file.Path} is left out of {slug}: {file.MediaType} cannot be converted to PNG");
        return null;
    }

    private static string GetName(EmbeddedFile file, string extension) =>
        $"images/{(file.Path.IsThumbnail ? $"t{file.Width}-" : "p-")}{file.Path.Sha256[..24]}.{extension}";
}
