namespace ArchiveTool.Core.Packing;

/// <summary>
/// A list that grows by blocks: one that copies all it has would need, at a million items, the memory twice, and leave
/// the half as garbage.
/// </summary>
internal sealed class BlockList<T>
{
    private const int BlockSize = 1024;
    private const int FirstSize = 8;

    private T[][] blocks =
    [
        [],
    ];
    private int used;

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>An item, in place.</summary>
    public ref T this[int index] => ref blocks[index / BlockSize][index % BlockSize];

    /// <summary>Appends an item and returns its index.</summary>
    public int Add(T item)
    {
        var (block, at) = (Count / BlockSize, Count % BlockSize);
        if (block == 0 && at == blocks[0].Length)
        {
            // Most lists are short.
            Array.Resize(ref blocks[0], Math.Clamp(at * 2, FirstSize, BlockSize));
        }
        else if (block > used)
        {
            if (block == blocks.Length)
            {
                Array.Resize(ref blocks, block * 2);
            }

            blocks[block] = new T[BlockSize];
            used = block;
        }

        blocks[block][at] = item;
        return Count++;
    }

    /// <summary>Lets the blocks before that of an item go; what was in them is not asked for any more.</summary>
    public void LetGoBefore(int index)
    {
        if (index % BlockSize == 0 && index > 0)
        {
            blocks[(index / BlockSize) - 1] = [];
        }
    }
}
