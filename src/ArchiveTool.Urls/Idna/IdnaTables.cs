namespace ArchiveTool.Urls.Idna;

/// <summary>
/// UTS 46's mapping table and the properties that its validity criteria ask for, of Unicode 17. Read when the first
/// host that is not plain ASCII is met.
/// </summary>
internal sealed class IdnaTables
{
    private const int Disallowed = 1;
    private const int FirstMapping = 2;

    private static readonly Lazy<IdnaTables> Shared = new(() => new IdnaTables(new UnicodeTableReader("idna.bin")));

    private readonly string[] mappings;
    private readonly CodePointRanges statuses;
    private readonly CodePointRanges bidiClasses;
    private readonly CodePointRanges joiningTypes;
    private readonly CodePointRanges marks;

    private IdnaTables(UnicodeTableReader reader)
    {
        mappings = new string[reader.Number()];
        for (var i = 0; i < mappings.Length; i++)
        {
            mappings[i] = reader.Text();
        }

        statuses = reader.Ranges();
        bidiClasses = reader.Ranges();
        joiningTypes = reader.Ranges();
        marks = reader.Ranges();
    }

    public static IdnaTables Instance => Shared.Value;

    /// <summary>Whether a code point may stand in a label: valid, or a deviation, which non-transitional processing keeps.</summary>
    public bool IsValid(int codePoint) => statuses[codePoint] == 0;

    /// <summary>What a code point is mapped to (empty: ignored), or null if it stays, also if it is disallowed.</summary>
    public string? GetMapping(int codePoint)
    {
        var status = statuses[codePoint];
        return status <= Disallowed ? null : mappings[status - FirstMapping];
    }

    public UnicodeBidiClass GetBidiClass(int codePoint) => (UnicodeBidiClass)bidiClasses[codePoint];

    public UnicodeJoiningType GetJoiningType(int codePoint) => (UnicodeJoiningType)joiningTypes[codePoint];

    public bool IsMark(int codePoint) => marks[codePoint] != 0;
}
