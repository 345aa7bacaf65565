namespace ArchiveTool.Cli.Hosting;

/// <summary>Finds the name that a misspelt word is closest to.</summary>
internal static class ClosestName
{
    private const int ShortestPrefix = 3;
    private const int MostEdits = 3;

    /// <summary>The closest name; null if none is close enough to be a good guess.</summary>
    public static string? Find(string word, IEnumerable<string> names)
    {
        var known = names.ToList();
        var letters = word.AsSpan().TrimStart('-').Length;
        var most = Math.Clamp(letters / 3, 1, MostEdits);
        return known
                .Select(name => (Name: name, Edits: CountEdits(word, name)))
                .Where(found => found.Edits <= most)
                .OrderBy(found => found.Edits)
                .Select(found => found.Name)
                .FirstOrDefault()
            ?? known.Find(name =>
                letters >= ShortestPrefix && name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            );
    }

    /// <summary>
    /// The fewest letters to insert, remove, replace or swap with their neighbour, in any case of letters
    /// (https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance).
    /// </summary>
    private static int CountEdits(string one, string other)
    {
        var before = new int[other.Length + 1];
        var last = new int[other.Length + 1];
        var current = new int[other.Length + 1];
        for (var column = 0; column <= other.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= one.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var cost = IsSame(one[row - 1], other[column - 1]) ? 0 : 1;
                current[column] = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + cost);
                if (
                    row > 1
                    && column > 1
                    && IsSame(one[row - 1], other[column - 2])
                    && IsSame(one[row - 2], other[column - 1])
                )
                {
                    current[column] = Math.Min(current[column], before[column - 2] + 1);
                }
            }

            (before, last, current) = (last, current, before);
        }

        return last[other.Length];
    }

    private static bool IsSame(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
