using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>Makes the pictures of an HTML file smaller where the options want it.</summary>
internal static class PictureFitting
{
    /// <summary>Encodes pictures again, as far as the options ask for it.</summary>
    /// <exception cref="ExportException">The file cannot be made as small as it must be.</exception>
    public static Task FitAsync(
        ExportJob job,
        Slug slug,
        EmbeddedFiles files,
        IReadOnlyList<PagePiece> pieces,
        CancellationToken cancellationToken
    )
    {
        var length = Measure(pieces);
        if (job.Options.MaxFile is { } most && length > most)
        {
            throw new ExportException($"{slug} needs {length} bytes as one file, more than the {most} of --max-file");
        }

        return Task.CompletedTask;
    }

    /// <summary>How many bytes the pieces become.</summary>
    private static long Measure(IReadOnlyList<PagePiece> pieces)
    {
        var shared = new HashSet<EmbeddedFile>();
        var length = 0L;
        foreach (var piece in pieces)
        {
            length += System.Text.Encoding.UTF8.GetByteCount(piece.Text) + 64;
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
}
