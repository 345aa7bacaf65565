namespace ArchiveTool.Tracking.Parameters;

/// <summary>
/// Finds values by a name that stands in a URL. Nearly every name of a URL is unknown, so names are first told apart by
/// their first character and their length, which costs less than a hash.
/// </summary>
/// <typeparam name="T">What is found.</typeparam>
internal sealed class NameTable<T>
{
    private const int FirstNonAscii = 128;
    private const int LongestToldApart = 63;
    private readonly Dictionary<string, List<T>> values;
    private readonly Dictionary<string, List<T>>.AlternateLookup<ReadOnlySpan<char>> byName;
    private readonly ulong[] lengths = new ulong[FirstNonAscii + 1];
    private readonly bool ignoresCase;

    /// <summary>An empty table.</summary>
    /// <param name="ignoresCase">Whether names that differ in the case of ASCII letters are the same.</param>
    public NameTable(bool ignoresCase)
    {
        this.ignoresCase = ignoresCase;
        values = new(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        byName = values.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds a value; a name may have several, in their order.</summary>
    public void Add(string name, T value)
    {
        if (!values.TryGetValue(name, out var known))
        {
            values[name] = known = [];
            lengths[Row(name)] |= Bit(name.Length);
        }

        known.Add(value);
    }

    /// <summary>The values of a name; null where none is known.</summary>
    public List<T>? Find(ReadOnlySpan<char> name) =>
        (lengths[Row(name)] & Bit(name.Length)) != 0 && byName.TryGetValue(name, out var known) ? known : null;

    private int Row(ReadOnlySpan<char> name) =>
        name.IsEmpty ? 0
        : name[0] >= FirstNonAscii ? FirstNonAscii
        : ignoresCase ? char.ToLowerInvariant(name[0])
        : name[0];

    private static ulong Bit(int length) => 1UL << Math.Min(length, LongestToldApart);
}
