using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>Writes pieces of a page: files as base 64, a part at a time, those that are shown more than once by their variable.</summary>
internal sealed class PieceWriter(Stream output, LibraryDirectory directory)
{
    // A multiple of three, so that only the last part is padded.
    private const int PartBytes = 3 << 14;

    private readonly HashSet<string> defined = new(StringComparer.Ordinal);

    /// <summary>How many bytes were written.</summary>
    public long Written { get; private set; }

    /// <summary>Writes text.</summary>
    public async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await output.WriteAsync(bytes, cancellationToken);
        Written += bytes.Length;
    }

    /// <summary>Writes the variables that pieces need and that are not written yet.</summary>
    public async Task WriteVariablesAsync(IEnumerable<PagePiece> pieces, CancellationToken cancellationToken)
    {
        var isOpen = false;
        foreach (var piece in pieces)
        {
            if (
                piece.Kind is not (PieceKind.CssUrl or PieceKind.Picture)
                || piece.File is not { IsShared: true } file
                || !defined.Add(file.Variable)
            )
            {
                continue;
            }

            await WriteAsync(isOpen ? ";" : "<style>:root{", cancellationToken);
            await WriteAsync($"{file.Variable}:", cancellationToken);
            await WriteCssUrlAsync(file, cancellationToken);
            isOpen = true;
        }

        await WriteAsync(isOpen ? "}</style>\n" : "", cancellationToken);
    }

    /// <summary>Writes a piece.</summary>
    public async Task WriteAsync(PagePiece piece, CancellationToken cancellationToken)
    {
        switch (piece.Kind)
        {
            case PieceKind.Text:
                await WriteAsync(piece.Text, cancellationToken);
                break;
            case PieceKind.CssUrl when piece.File!.IsShared:
                await WriteAsync($"var({piece.File.Variable})", cancellationToken);
                break;
            case PieceKind.CssUrl:
                await WriteCssUrlAsync(piece.File, cancellationToken);
                break;
            case PieceKind.Picture:
                await WritePictureAsync(piece.File!, piece.Text, cancellationToken);
                break;
            default:
                await WriteAddressAsync(piece.File!, cancellationToken);
                break;
        }
    }

    /// <summary>Writes a piece of an imported style sheet, in which every file stands itself.</summary>
    public static void WriteWhole(MemoryStream css, PagePiece piece, LibraryDirectory directory)
    {
        if (piece.File is not { } file)
        {
            css.Write(Encoding.UTF8.GetBytes(piece.Text));
            return;
        }

        using var stream = directory.OpenRead(file.Path);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var address = file.Prefix + Convert.ToBase64String(bytes);
        css.Write(Encoding.ASCII.GetBytes(piece.Kind == PieceKind.CssUrl ? $"url({address})" : address));
    }

    private async Task WritePictureAsync(EmbeddedFile file, string style, CancellationToken cancellationToken)
    {
        if (file.IsShared)
        {
            // Of the same size, for what does not know pictures as content, and for who looks at the element.
            var stand = string.Create(
                CultureInfo.InvariantCulture,
                $"src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='{file.Width}' height='{file.Height}'/%3E\""
            );
            var separator = style.Length == 0 || style.TrimEnd().EndsWith(';') ? "" : ";";
            await WriteAsync($"{stand} style=\"{style}{separator}content:var({file.Variable})\"", cancellationToken);
            return;
        }

        await WriteAsync(file.Density is null ? "src=\"" : "srcset=\"", cancellationToken);
        await WriteAddressAsync(file, cancellationToken);
        await WriteAsync(file.Density is { } density ? $" {density}x" : "", cancellationToken);
        await WriteAsync(style.Length == 0 ? "\"" : $"\" style=\"{style}\"", cancellationToken);
    }

    /// <summary>A picture as CSS has it; one with fewer pixels is shown as large as the one in its place.</summary>
    private async Task WriteCssUrlAsync(EmbeddedFile file, CancellationToken cancellationToken)
    {
        await WriteAsync(file.Density is null ? "url(" : "image-set(url(", cancellationToken);
        await WriteAddressAsync(file, cancellationToken);
        await WriteAsync(file.Density is { } density ? $") {density}x)" : ")", cancellationToken);
    }

    private async Task WriteAddressAsync(EmbeddedFile file, CancellationToken cancellationToken)
    {
        await WriteAsync(file.Prefix, cancellationToken);
        await using var stream = file.Smaller is { } smaller ? smaller.OpenRead() : directory.OpenRead(file.Path);
        var part = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(PartBytes));
        try
        {
            for (int read; (read = await ReadPartAsync(stream, part, cancellationToken)) > 0; )
            {
                Base64.EncodeToUtf8InPlace(part, read, out var written);
                await output.WriteAsync(part.AsMemory(0, written), cancellationToken);
                Written += written;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(part);
        }
    }

    private static async Task<int> ReadPartAsync(Stream stream, byte[] part, CancellationToken cancellationToken) =>
        await stream.ReadAtLeastAsync(part.AsMemory(0, PartBytes), PartBytes, false, cancellationToken);
}
