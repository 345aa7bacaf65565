using System.Collections.Frozen;
using ArchiveTool.Tracking.Parameters;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Finds the rule of a parameter by its name; case is not looked at.</summary>
internal sealed class ParameterIndex
{
    private const int LongestEncodedName = 256;
    private readonly FrozenDictionary<string, ParameterRule>.AlternateLookup<ReadOnlySpan<char>> exact;
    private readonly ParameterRule[]?[] prefixes = new ParameterRule[128][];
    private readonly ParameterRule? any;

    public ParameterIndex(IEnumerable<ParameterData> rules)
    {
        var named = new Dictionary<string, ParameterRule>(StringComparer.OrdinalIgnoreCase);
        var open = new List<ParameterRule>();
        foreach (var data in rules)
        {
            foreach (var name in data.Names)
            {
                if (name == "*")
                {
                    any ??= new ParameterRule("", data.Rule, data.Network);
                }
                else if (name.EndsWith('*'))
                {
                    open.Add(new ParameterRule(name[..^1].ToLowerInvariant(), data.Rule, data.Network));
                }
                else
                {
                    named.TryAdd(name, new ParameterRule(name, data.Rule, data.Network));
                }
            }
        }

        IsEmpty = named.Count + open.Count == 0 && any is null;
        exact = named.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var group in open.GroupBy(rule => rule.Name[0]))
        {
            prefixes[group.Key] = [.. group];
        }
    }

    public bool IsEmpty { get; }

    /// <summary>The rule of a name as written, or null.</summary>
    public ParameterRule? Find(ReadOnlySpan<char> name)
    {
        if (!name.Contains('%') || name.Length > LongestEncodedName)
        {
            return FindDecoded(name);
        }

        Span<char> decoded = stackalloc char[LongestEncodedName];
        return FindDecoded(decoded[..PercentDecoding.Decode(name, decoded)]);
    }

    private ParameterRule? FindDecoded(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !char.IsAscii(name[0]))
        {
            return any;
        }

        if (exact.TryGetValue(name, out var rule))
        {
            return rule;
        }

        foreach (var prefix in prefixes[char.ToLowerInvariant(name[0])] ?? [])
        {
            if (name.StartsWith(prefix.Name, StringComparison.OrdinalIgnoreCase))
            {
                return prefix;
            }
        }

        return any;
    }
}
