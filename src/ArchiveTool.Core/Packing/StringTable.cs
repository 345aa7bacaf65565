namespace ArchiveTool.Core.Packing;

/// <summary>Distinct strings, each with a number, in a third of the memory that objects and a dictionary take.</summary>
internal sealed class StringTable
{
    private const int SmallestTable = 16;

    private readonly PackedWriter writer = new();
    private readonly PackedBytes bytes = new();
    private readonly BlockList<Entry> entries = new();

    // Numbers from 1 by hash, with linear probing; 0 is free.
    private int[] table = new int[SmallestTable];

    /// <summary>How many distinct strings there are.</summary>
    public int Count => entries.Count;

    /// <summary>A string by its number.</summary>
    public string this[int number] => new PackedReader(bytes.From(entries[number].Address)).Text()!;

    /// <summary>The number of a string; -1 if it was not added.</summary>
    public int Find(string text) => FindSlot(text, text.GetHashCode(StringComparison.Ordinal), out _);

    /// <summary>The number of a string, a new one where it was not added before: the next, by their order.</summary>
    public int Add(string text)
    {
        var hash = text.GetHashCode(StringComparison.Ordinal);
        if (FindSlot(text, hash, out var slot) is >= 0 and var known)
        {
            return known;
        }

        var number = entries.Add(new Entry(bytes.Append(writer.Written), writer.Written.Length, hash));
        table[slot] = number + 1;
        if (entries.Count * 2 > table.Length)
        {
            Grow();
        }

        return number;
    }

    private int FindSlot(string text, int hash, out int slot)
    {
        // Packed alike, the same text is the same bytes.
        writer.Clear();
        writer.Text(text);
        var packed = writer.Written;
        for (slot = hash & (table.Length - 1); table[slot] != 0; slot = (slot + 1) & (table.Length - 1))
        {
            var number = table[slot] - 1;
            ref readonly var entry = ref entries[number];
            if (
                entry.Hash == hash
                && entry.Length == packed.Length
                && bytes.From(entry.Address)[..entry.Length].SequenceEqual(packed)
            )
            {
                return number;
            }
        }

        return -1;
    }

    private void Grow()
    {
        table = new int[table.Length * 2];
        for (var number = 0; number < entries.Count; number++)
        {
            var slot = entries[number].Hash & (table.Length - 1);
            while (table[slot] != 0)
            {
                slot = (slot + 1) & (table.Length - 1);
            }

            table[slot] = number + 1;
        }
    }

    private readonly record struct Entry(long Address, int Length, int Hash);
}
