namespace ArchiveTool.Core.Packing;

/// <summary>Pieces of bytes, each written once and found again by its address.</summary>
internal sealed class PackedBytes
{
    private const int SmallestBlock = 1 << 10;
    private const int LargestBlock = 1 << 18;

    private readonly List<byte[]> blocks = [];
    private int used;

    /// <summary>Appends a piece and returns its address.</summary>
    public long Append(ReadOnlySpan<byte> piece)
    {
        if (blocks.Count == 0 || piece.Length > blocks[^1].Length - used)
        {
            var size = blocks.Count == 0 ? SmallestBlock : Math.Min(LargestBlock, blocks[^1].Length * 2);
            blocks.Add(new byte[Math.Max(size, piece.Length)]);
            used = 0;
        }

        piece.CopyTo(blocks[^1].AsSpan(used));
        var address = ((long)(blocks.Count - 1) << 32) | (uint)used;
        used += piece.Length;
        return address;
    }

    /// <summary>Lets the blocks before that of an address go; what was in them is not asked for any more.</summary>
    public void LetGoBefore(long address)
    {
        for (var block = (int)(address >> 32) - 1; block >= 0 && blocks[block].Length > 0; block--)
        {
            blocks[block] = [];
        }
    }

    /// <summary>The bytes from an address on, to the end of their block.</summary>
    public Span<byte> From(long address) => blocks[(int)(address >> 32)].AsSpan((int)(uint)address);
}
