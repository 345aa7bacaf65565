using System.Buffers.Binary;

namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>Reads and writes the container of WebP files (RFC 9649, section 2).</summary>
internal static class WebpFile
{
    private const int HeaderLength = 12;
    private const int ExtendedLength = 10;
    private const byte AlphaFlag = 0x10;

    /// <summary>The chunks of a file; the last one is missing where it breaks off.</summary>
    public static IEnumerable<RiffChunk> Chunks(ReadOnlyMemory<byte> file) =>
        file.Length < HeaderLength ? [] : ChunksWithin(file[HeaderLength..]);

    /// <summary>The chunks that stand one after the other in some bytes.</summary>
    public static IEnumerable<RiffChunk> ChunksWithin(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length >= 8)
        {
            var type = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[4..]);
            if (length > bytes.Length - 8)
            {
                yield break;
            }

            yield return new(type, bytes.Slice(8, (int)length));
            bytes = bytes[Math.Min(bytes.Length, 8 + (int)(length + (length & 1)))..];
        }
    }

    /// <summary>Whether as many bytes are there as the file says it has.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> file) =>
        file.Length >= HeaderLength && BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) <= (uint)file.Length - 8;

    /// <summary>A still picture of nothing but its alpha and its pixels; null if it has no pixels.</summary>
    /// <param name="chunks">A file's, or those of a frame.</param>
    /// <param name="width">The picture's, in pixels.</param>
    /// <param name="height">Likewise.</param>
    public static ReadOnlyMemory<byte>? Still(IReadOnlyList<RiffChunk> chunks, int width, int height)
    {
        var picture = chunks.FirstOrDefault(chunk => chunk.IsPicture);
        if (picture.Type == 0)
        {
            return null;
        }

        // A lossless picture has its alpha in itself.
        var alpha = chunks.FirstOrDefault(chunk => chunk.Type == RiffChunk.Alpha);
        var file = new MemoryStream();
        Begin(file);
        if (alpha.Type != 0 && picture.Type == RiffChunk.Lossy)
        {
            WriteExtended(file, AlphaFlag, width, height);
            Write(file, alpha);
        }

        Write(file, picture);
        return Finish(file);
    }

    public static void Begin(MemoryStream file) => file.Write("RIFF\0\0\0\0WEBP"u8);

    public static ReadOnlyMemory<byte> Finish(MemoryStream file)
    {
        BinaryPrimitives.WriteInt32LittleEndian(file.GetBuffer().AsSpan(4), (int)file.Length - 8);
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }

    /// <summary>The extended header (section 2.7): flags, and the canvas' size less one in 24 bits each.</summary>
    public static void WriteExtended(Stream file, byte flags, int width, int height)
    {
        var header = new byte[ExtendedLength];
        header[0] = flags;
        Write24(header.AsSpan(4), width - 1);
        Write24(header.AsSpan(7), height - 1);
        Write(file, new(RiffChunk.Extended, header));
    }

    public static void Write(Stream file, RiffChunk chunk)
    {
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(head, chunk.Type);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], chunk.Data.Length);
        file.Write(head);
        file.Write(chunk.Data.Span);
        if ((chunk.Data.Length & 1) != 0)
        {
            file.WriteByte(0);
        }
    }

    public static void Write24(Span<byte> three, int value)
    {
        three[0] = (byte)value;
        three[1] = (byte)(value >> 8);
        three[2] = (byte)(value >> 16);
    }

    public static int Read24(ReadOnlySpan<byte> three) => three[0] | (three[1] << 8) | (three[2] << 16);
}
