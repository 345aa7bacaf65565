using System.Collections.Frozen;

namespace ArchiveTool.Urls.Idna;

/// <summary>Canonical combining classes, decompositions and compositions of Unicode 17.</summary>
internal sealed class NormalizationTables
{
    private static readonly Lazy<NormalizationTables> Shared = new(() =>
        new NormalizationTables(new UnicodeTableReader("normalization.bin"))
    );

    private readonly CodePointRanges combiningClasses;
    private readonly FrozenDictionary<int, (int First, int Second)> decompositions;
    private readonly FrozenDictionary<(int First, int Second), int> compositions;

    private NormalizationTables(UnicodeTableReader reader)
    {
        combiningClasses = reader.Ranges();
        var count = reader.Number();
        var apart = new Dictionary<int, (int First, int Second)>(count);
        var together = new Dictionary<(int First, int Second), int>(count);
        var codePoint = 0;
        for (var i = 0; i < count; i++)
        {
            codePoint += reader.Number();
            var first = reader.Number();
            var second = reader.Number();
            apart.Add(codePoint, (first >> 1, second));
            if ((first & 1) != 0)
            {
                together.Add((first >> 1, second), codePoint);
            }
        }

        decompositions = apart.ToFrozenDictionary();
        compositions = together.ToFrozenDictionary();
    }

    public static NormalizationTables Instance => Shared.Value;

    /// <summary>0 for a starter, else 1 to 240.</summary>
    public byte GetCombiningClass(int codePoint) => (byte)combiningClasses[codePoint];

    /// <summary>The two parts of a code point; the second is 0 where there is one only.</summary>
    public bool TryDecompose(int codePoint, out (int First, int Second) parts) =>
        decompositions.TryGetValue(codePoint, out parts);

    /// <summary>The primary composite of two code points.</summary>
    public bool TryCompose(int first, int second, out int composite) =>
        compositions.TryGetValue((first, second), out composite);
}
