namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// Finds which of many literals a text holds in one pass over it (Aho and Corasick, 1975,
/// https://doi.org/10.1145/360825.360855), in whatever case.
/// </summary>
internal sealed class LiteralIndex
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly byte[] classes = new byte[128];
    private int width = 1;
    private int[] next = [];
    private int[][] found = [];

    /// <summary>How many literals there are.</summary>
    public int Count => numbers.Count;

    /// <summary>The number of a literal; those that are the same have the same.</summary>
    public int Add(string literal)
    {
        numbers.TryAdd(literal, numbers.Count);
        return numbers[literal];
    }

    /// <summary>Makes the index ready; nothing can be added any more.</summary>
    public void Build()
    {
        foreach (var sign in numbers.Keys.SelectMany(literal => literal).Distinct())
        {
            classes[sign] = (byte)width++;
        }

        foreach (var letter in Enumerable.Range('a', 26))
        {
            classes[letter - 'a' + 'A'] = classes[letter];
        }

        var edges = new List<int[]> { new int[width] };
        var ends = new List<List<int>> { new() };
        foreach (var (literal, number) in numbers)
        {
            var state = 0;
            foreach (var sign in literal)
            {
                if (edges[state][classes[sign]] == 0)
                {
                    edges[state][classes[sign]] = edges.Count;
                    edges.Add(new int[width]);
                    ends.Add([]);
                }

                state = edges[state][classes[sign]];
            }

            ends[state].Add(number);
        }

        Complete(edges, ends);
        next = [.. edges.SelectMany(row => row)];
        found = [.. ends.Select(list => list.ToArray())];
    }

    /// <summary>Sets the bit of each literal that the text holds.</summary>
    public void Mark(ReadOnlySpan<char> text, Span<ulong> bits)
    {
        var state = 0;
        foreach (var sign in text)
        {
            state = next[(state * width) + (sign < 128 ? classes[sign] : 0)];
            foreach (var number in found[state])
            {
                bits[number >> 6] |= 1UL << (number & 63);
            }
        }
    }

    /// <summary>Where no edge leads on, it goes on as the longest ending of what was read would.</summary>
    private void Complete(List<int[]> edges, List<List<int>> ends)
    {
        var fallback = new int[edges.Count];
        var queue = new Queue<int>(edges[0].Where(state => state != 0));
        while (queue.TryDequeue(out var state))
        {
            ends[state].AddRange(ends[fallback[state]]);
            for (var sign = 0; sign < width; sign++)
            {
                var child = edges[state][sign];
                var other = edges[fallback[state]][sign];
                if (child == 0)
                {
                    edges[state][sign] = other;
                }
                else
                {
                    fallback[child] = other;
                    queue.Enqueue(child);
                }
            }
        }
    }
}
