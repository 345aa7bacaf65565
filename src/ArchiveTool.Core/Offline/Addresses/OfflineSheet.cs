using System.Buffers;
using System.Text;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Offline.Rewriting;

namespace ArchiveTool.Core.Offline.Addresses;

/// <summary>Makes of an archived style sheet the one that pages load: its URLs lead to the library or nowhere.</summary>
internal static class OfflineSheet
{
    /// <summary><c>assets/</c> and the folder in it.</summary>
    private const int FoldersOfAsset = 2;

    /// <summary>The sheet that pages load, or null if the sheet is that as it came.</summary>
    /// <param name="sheet">The sheet as it came.</param>
    /// <param name="edits">What leads it to the library.</param>
    /// <param name="targets">The addresses among them that lead to files of the library.</param>
    public static byte[]? Rewrite(SourceText sheet, IReadOnlyList<Edit> edits, IEnumerable<string> targets)
    {
        var bytes = edits.Count == 0 ? sheet.Bytes : Apply(sheet.Bytes, edits, sheet.Charset);
        var text = SourceText.Decode(bytes, sheet.Charset);
        var addresses = new PageAddresses(targets.Select(target => target.Split('#')[0]), depth: FoldersOfAsset);
        var safe = PageCss.Edits(text.Text, addresses, isSheet: true);
        if (edits.Count == 0 && safe.Count == 0 && !IsAmbiguous(text))
        {
            return null;
        }

        return Write(
            SourceText.Decode(
                Apply(bytes, [.. safe.Select(edit => new Edit(text.Locate(edit.Range), edit.Text))], sheet.Charset),
                sheet.Charset
            )
        );
    }

    /// <summary>The bytes of a sheet that is read alike with and without the header that came with it.</summary>
    public static byte[] Write(SourceText sheet) =>
        IsAmbiguous(sheet) ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(sheet.Text)] : sheet.Bytes.ToArray();

    private static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> bytes, IReadOnlyList<Edit> edits, Charset charset) =>
        edits.Count == 0 ? bytes : PostRewriter.Rewrite(bytes.Span, edits, charset.Encoding);

    /// <summary>
    /// Whether the header that said how to read the sheet is needed for it. A browser that opens the library has none,
    /// and could find other tokens in the same bytes (https://www.w3.org/TR/css-syntax-3/#input-byte-stream).
    /// </summary>
    private static bool IsAmbiguous(SourceText sheet) =>
        sheet.ByteOrderMarkLength == 0
        && (sheet.Charset != CharsetLabels.Utf8 || sheet.Bytes.Span.StartsWith("@charset"u8))
        && sheet.Bytes.Span.ContainsAnyExcept(Plain);

    /// <summary>Bytes that mean the same in every charset without shifts.</summary>
    private static readonly SearchValues<byte> Plain = SearchValues.Create([
        .. "\t\n\f\r"u8,
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (byte)code),
    ]);
}
