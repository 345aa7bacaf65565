using System.Runtime.InteropServices;
using System.Text;

namespace ArchiveTool.Core.Packing;

/// <summary>Reads what <see cref="PackedWriter"/> wrote, in the same order.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>A number.</summary>
    public long Number()
    {
        const int Bits = 7;
        ulong value = 0;
        var shift = 0;
        var at = 0;
        for (; rest[at] >= 0x80; at++, shift += Bits)
        {
            value |= (ulong)(rest[at] & 0x7F) << shift;
        }

        value |= (ulong)rest[at] << shift;
        rest = rest[(at + 1)..];
        return (long)value;
    }

    /// <summary>A number that was written as one of 32 bits.</summary>
    public int Int() => (int)Number();

    /// <summary>A text, or null.</summary>
    /// <param name="like">The same as it was written with.</param>
    public string? Text(string like = "")
    {
        var header = Number() - 1;
        if (header < 0)
        {
            return null;
        }

        var shared = Int();
        var (length, isWide) = ((int)(header >> 1), (header & 1) != 0);
        var size = isWide ? length * sizeof(char) : length;
        var written = rest[..size];
        rest = rest[size..];
        if (length == 0 && shared == like.Length)
        {
            return like;
        }

        return string.Create(
            shared + length,
            new Parts(like, shared, written, isWide),
            static (text, parts) =>
            {
                parts.Like.AsSpan(0, parts.Shared).CopyTo(text);
                if (parts.IsWide)
                {
                    MemoryMarshal.Cast<byte, char>(parts.Written).CopyTo(text[parts.Shared..]);
                }
                else
                {
                    Encoding.Latin1.GetChars(parts.Written, text[parts.Shared..]);
                }
            }
        );
    }

    private readonly ref struct Parts(string like, int shared, ReadOnlySpan<byte> written, bool isWide)
    {
        public string Like { get; } = like;

        public int Shared { get; } = shared;

        public ReadOnlySpan<byte> Written { get; } = written;

        public bool IsWide { get; } = isWide;
    }
}
