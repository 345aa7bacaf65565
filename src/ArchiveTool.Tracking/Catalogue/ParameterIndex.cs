using ArchiveTool.Tracking.Parameters;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Finds the rules of a parameter by its name, in any case.</summary>
internal sealed class ParameterIndex
{
    private const int LongestEncodedName = 256;
    private readonly NameTable<ParameterRule> named = new(ignoresCase: true);
    private readonly List<ParameterRule>?[] prefixes = new List<ParameterRule>[128];
    private readonly List<ParameterRule> any = [];

    public ParameterIndex(IEnumerable<CatalogueEntry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var name in entry.Parameters.Names)
            {
                IsEmpty = false;
                if (name == "*")
                {
                    any.Add(new ParameterRule("", entry));
                }
                else if (name.EndsWith('*'))
                {
                    var prefix = name[..^1].ToLowerInvariant();
                    (prefixes[prefix[0]] ??= []).Add(new ParameterRule(prefix, entry));
                }
                else
                {
                    named.Add(name, new ParameterRule(name, entry));
                }
            }
        }
    }

    public bool IsEmpty { get; } = true;

    /// <summary>The rule of a name as written, or null.</summary>
    /// <param name="name">The name.</param>
    /// <param name="path">The path of the URL that it stands in.</param>
    public ParameterRule? Find(ReadOnlySpan<char> name, ReadOnlySpan<char> path)
    {
        if (!name.Contains('%') || name.Length > LongestEncodedName)
        {
            return FindDecoded(name, path);
        }

        Span<char> decoded = stackalloc char[LongestEncodedName];
        return FindDecoded(decoded[..PercentDecoding.Decode(name, decoded)], path);
    }

    private ParameterRule? FindDecoded(ReadOnlySpan<char> name, ReadOnlySpan<char> path)
    {
        if (!name.IsEmpty && char.IsAscii(name[0]))
        {
            if (named.Find(name) is { } rules && Holding(rules, path) is { } rule)
            {
                return rule;
            }

            foreach (var prefix in prefixes[char.ToLowerInvariant(name[0])] ?? [])
            {
                if (name.StartsWith(prefix.Name, StringComparison.OrdinalIgnoreCase) && prefix.HoldsOn(path))
                {
                    return prefix;
                }
            }
        }

        return Holding(any, path);
    }

    private static ParameterRule? Holding(List<ParameterRule> rules, ReadOnlySpan<char> path)
    {
        foreach (var rule in rules)
        {
            if (rule.HoldsOn(path))
            {
                return rule;
            }
        }

        return null;
    }
}
