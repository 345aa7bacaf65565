using System.IO.Compression;

namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>Makes a whole PNG of one that breaks off: the rows that came, and black (where it has alpha, clear) ones.</summary>
internal static class PngSalvage
{
    private const int FirstChunk = 8;

    /// <param name="file">A signature and whole chunks.</param>
    /// <param name="length">How far the chunks go.</param>
    /// <param name="broken">Where the chunk that breaks off begins.</param>
    public static CleanedPicture Complete(byte[] file, int length, int broken)
    {
        if (PngRows.Read(file.AsSpan(0, length)) is not { } rows)
        {
            return CleanedPicture.Damaged("png: nothing before the file breaks off");
        }

        var parts = new List<ReadOnlyMemory<byte>>();
        using var whole = new MemoryStream();
        whole.Write(file, 0, FirstChunk);
        for (var at = FirstChunk; at < length; at += 12 + PngChunk.Length(file, at))
        {
            var size = PngChunk.Length(file, at);
            if (PngCleaner.IsData(PngChunk.Type(file, at)))
            {
                parts.Add(file.AsMemory(at + 8, size));
            }
            else
            {
                whole.Write(file, at, 12 + size);
            }
        }

        if (broken + 8 < file.Length && PngCleaner.IsData(PngChunk.Type(file, broken)))
        {
            parts.Add(file.AsMemory(broken + 8));
        }

        PngChunk.Write(whole, "IDAT"u8, Recompress(parts, rows.Bytes));
        PngChunk.Write(whole, "IEND"u8, default);
        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    private static ReadOnlySpan<byte> Recompress(List<ReadOnlyMemory<byte>> parts, long rows)
    {
        using var packed = new MemoryStream();
        foreach (var part in parts)
        {
            packed.Write(part.Span);
        }

        packed.Position = 0;
        var again = new MemoryStream();
        using (var compress = new ZLibStream(again, CompressionLevel.Fastest, leaveOpen: true))
        {
            var left = rows - CopyReadable(packed, compress, rows);
            var zeros = new byte[65_536];
            for (; left > 0; left -= Math.Min(left, zeros.Length))
            {
                compress.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
            }
        }

        return again.GetBuffer().AsSpan(0, (int)again.Length);
    }

    private static long CopyReadable(Stream packed, Stream to, long limit)
    {
        using var inflate = new ZLibStream(packed, CompressionMode.Decompress, leaveOpen: true);
        var buffer = new byte[16_384];
        long copied = 0;
        try
        {
            int count;
            while (
                copied < limit && (count = inflate.Read(buffer, 0, (int)Math.Min(buffer.Length, limit - copied))) > 0
            )
            {
                to.Write(buffer, 0, count);
                copied += count;
            }
        }
        catch (InvalidDataException)
        {
            // Here it breaks off, or is damaged: what came before stands.
        }

        return copied;
    }
}
