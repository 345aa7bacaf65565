using System.Buffers.Binary;

namespace ArchiveTool.Core.Media.Headers;

/// <summary>
/// Looks at places in a file, through a window that moves where it must; what lies beyond the file's end is short or
/// zero, never an exception.
/// </summary>
internal sealed class HeaderBytes(Stream stream)
{
    private readonly byte[] window = new byte[MediaTypeSniffer.HeadBytes];
    private long start;
    private int filled;

    public long Length { get; } = stream.Length;

    /// <summary>Up to <paramref name="count"/> bytes, at most 4096; valid until the next call.</summary>
    public ReadOnlySpan<byte> At(long offset, int count)
    {
        if (offset < 0 || offset >= Length)
        {
            return default;
        }

        var wanted = (int)Math.Min(count, Length - offset);
        if (offset < start || offset + wanted > start + filled)
        {
            stream.Position = offset;
            start = offset;
            // As much as comes along; a call for each place would cost more.
            filled = stream.ReadAtLeast(window, wanted, throwOnEndOfStream: false);
        }

        var at = (int)(offset - start);
        return window.AsSpan(at, Math.Min(wanted, filled - at));
    }

    public byte Byte(long offset) => At(offset, 1) is { Length: 1 } one ? one[0] : (byte)0;

    public uint BigEndian32(long offset) =>
        At(offset, 4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32BigEndian(four) : 0;

    public uint LittleEndian32(long offset) =>
        At(offset, 4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32LittleEndian(four) : 0;

    /// <summary>A size that no decoder could take becomes the largest that an <see cref="int"/> holds.</summary>
    public static int Size(uint size) => size > int.MaxValue ? int.MaxValue : (int)size;
}
