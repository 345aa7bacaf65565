using System.Runtime.InteropServices;
using System.Text;

namespace ArchiveTool.Core.Packing;

/// <summary>Writes numbers and texts in few bytes. What it wrote is of use within this process only.</summary>
internal sealed class PackedWriter
{
    private byte[] buffer = new byte[256];
    private int length;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    /// <summary>Begins anew.</summary>
    public void Clear() => length = 0;

    /// <summary>Writes a number that is not negative; small ones take a byte.</summary>
    public void Number(long value)
    {
        const int Bits = 7;
        var rest = (ulong)value;
        var room = Room(10);
        var at = 0;
        for (; rest >= 0x80; rest >>= Bits)
        {
            room[at++] = (byte)(rest | 0x80);
        }

        room[at++] = (byte)rest;
        length += at;
    }

    /// <summary>Writes bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        length += bytes.Length;
    }

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="like">A text that the reader knows; what both begin with is not written again.</param>
    public void Text(string? text, string like = "")
    {
        if (text is null)
        {
            Number(0);
            return;
        }

        var shared = text.AsSpan().CommonPrefixLength(like);
        var rest = text.AsSpan(shared);
        var isWide = rest.ContainsAnyExceptInRange('\0', '\u00FF');
        Number((((long)rest.Length << 1) | (isWide ? 1L : 0L)) + 1);
        Number(shared);

        // Halves of surrogate pairs, which an escape in front matter can mean, stay as they are.
        var wide = MemoryMarshal.AsBytes(rest);
        var room = Room(wide.Length);
        if (isWide)
        {
            wide.CopyTo(room);
            length += wide.Length;
        }
        else
        {
            length += Encoding.Latin1.GetBytes(rest, room);
        }
    }

    private Span<byte> Room(int size)
    {
        if (buffer.Length - length < size)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + size));
        }

        return buffer.AsSpan(length);
    }
}
