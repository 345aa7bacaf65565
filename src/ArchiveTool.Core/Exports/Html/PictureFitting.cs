using System.Text;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>Makes the pictures of an HTML file smaller where the options want it. They are shown as large as before.</summary>
internal static class PictureFitting
{
    private static readonly int[] Caps = [1600, 1200, 960, 720, 540, 400, 300, 200, 120];

    private static readonly string[] Encodable = ["image/jpeg", "image/png", "image/bmp", "image/tiff", "image/webp"];

    /// <summary>Encodes the pictures of a file again, as far as the options ask for it.</summary>
    /// <exception cref="ExportException">The file cannot be made as small as it must be.</exception>
    public static async Task FitAsync(
        ExportJob job,
        Slug slug,
        IReadOnlyList<PagePiece> pieces,
        CancellationToken cancellationToken
    )
    {
        await ShrinkAsync(job, pieces, job.Options.MaxFile, cancellationToken);
        Check(job, slug, Measure(pieces));
    }

    /// <summary>Throws where a file has more bytes than the options allow.</summary>
    /// <param name="job">The export.</param>
    /// <param name="name">What is in the file.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <exception cref="ExportException">They are too many.</exception>
    public static void Check(ExportJob job, string name, long length)
    {
        if (job.Options.MaxFile is { } most && length > most)
        {
            var advice = job.Options.FitImages ? "" : "; add --fit-images to make its pictures smaller";
            throw new ExportException(
                $"{name} needs {length} bytes as one file, more than the {most} of --max-file{advice}"
            );
        }
    }

    /// <summary>Encodes pictures again until they fit or nothing makes them smaller.</summary>
    public static async Task ShrinkAsync(
        ExportJob job,
        IReadOnlyList<PagePiece> pieces,
        long? most,
        CancellationToken cancellationToken
    )
    {
        if (job.Options.FitImages)
        {
            await EncodeAsync(job, pieces, null, cancellationToken);
        }

        foreach (var cap in job.Options.FitImages && most is not null ? Caps : [])
        {
            if (Measure(pieces) <= most)
            {
                return;
            }

            await EncodeAsync(job, pieces, cap, cancellationToken);
        }
    }

    /// <summary>How many bytes the pieces become.</summary>
    private static long Measure(IReadOnlyList<PagePiece> pieces)
    {
        // What stands around an address, a variable's definition included.
        const int Around = 256;
        var shared = new HashSet<EmbeddedFile>();
        var length = 0L;
        foreach (var piece in pieces)
        {
            length += Encoding.UTF8.GetByteCount(piece.Text) + (piece.File is null ? 0 : Around);
            if (
                piece.File is { } file
                && (!file.IsShared || piece.Kind is PieceKind.Address or PieceKind.CssAddress || shared.Add(file))
            )
            {
                length += file.UrlLength;
            }
        }

        return length;
    }

    private static async Task EncodeAsync(
        ExportJob job,
        IReadOnlyList<PagePiece> pieces,
        int? cap,
        CancellationToken cancellationToken
    )
    {
        if (job.Thumbnailer is not { } thumbnailer)
        {
            return;
        }

        // Where a descriptor says how large a picture is, it keeps its pixels.
        var kept = pieces
            .Where(piece => piece.Kind is PieceKind.Address or PieceKind.CssAddress)
            .Select(piece => piece.File!)
            .ToHashSet();
        var wanted = pieces
            .Select(piece => piece.File)
            .OfType<EmbeddedFile>()
            .Distinct()
            .Where(file => Array.IndexOf(Encodable, file.MediaType) >= 0)
            .Where(file => cap is null || (!kept.Contains(file) && file.Width > cap))
            .ToList();
        await Parallel.ForEachAsync(
            wanted,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Math.Max(1, thumbnailer.Parallelism),
                CancellationToken = cancellationToken,
            },
            async (file, token) => await EncodeAsync(job, thumbnailer, file, cap, token)
        );
    }

    private static async Task EncodeAsync(
        ExportJob job,
        IThumbnailer thumbnailer,
        EmbeddedFile file,
        int? cap,
        CancellationToken cancellationToken
    )
    {
        if (file is not { Width: { } width, Height: { } height })
        {
            return;
        }

        var asked = Math.Min(cap ?? Math.Max(width, height), ThumbnailSettings.MaxDimension);
        using var held = job.Directory.Hold(file.Path);
        var result = await thumbnailer.MakeAsync(
            new ThumbnailRequest(
                held.Path,
                new MediaType(file.MediaType, file.Path.Extension),
                new ThumbnailSettings { Widths = [asked], Format = ThumbnailFormat.Webp },
                Path.Combine(job.TemporaryFolder, $"{file.Path.Sha256}-{asked}")
            ),
            cancellationToken
        );
        if (result is { IsOk: true, Thumbnails: [var made, ..] } && made.Bytes < (file.Smaller?.Length ?? file.Length))
        {
            // A picture that its metadata turns has its sides in the other order.
            var isTurned = (made.Width > made.Height) != (width > height) && width != height;
            file.Smaller = new SmallerPicture(made.TemporaryPath, "image/webp", made.Bytes)
            {
                Density = made.Width / (double)(isTurned ? height : width),
            };
        }
    }
}
