using System.Buffers.Binary;

namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>A PNG's chunks: length, type, data, and a checksum over the last two (https://www.w3.org/TR/png-3/#5Chunk-layout).</summary>
internal static class PngChunk
{
    private static readonly uint[] Table = MakeTable();

    public static int Length(byte[] file, int at) => (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));

    public static uint Type(byte[] file, int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 4));

    public static void Write(Stream to, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        to.Write(type);
        to.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checksum(Checksum(uint.MaxValue, type), data));
        to.Write(number);
    }

    /// <summary>https://www.w3.org/TR/png-3/#samplecrc.</summary>
    private static uint Checksum(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            state = Table[(byte)(state ^ b)] ^ (state >> 8);
        }

        return state;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
            }

            table[i] = value;
        }

        return table;
    }
}
