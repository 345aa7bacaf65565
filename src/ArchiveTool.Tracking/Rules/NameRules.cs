namespace ArchiveTool.Tracking.Rules;

/// <summary>Names of fields, most of them plain, some of them regular expressions; case is not looked at.</summary>
internal sealed class NameRules
{
    private readonly Dictionary<string, string> plain = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> byName;
    private readonly List<RulePattern> patterns = [];

    public NameRules() => byName = plain.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool IsEmpty => plain.Count + patterns.Count == 0;

    /// <summary>Whether a rule is a name and no expression.</summary>
    public static bool IsPlain(string rule) =>
        rule.Length > 0 && rule.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-' or ':' or '@' or '!');

    public void Add(string name) => plain.TryAdd(name, name);

    public void Add(RulePattern pattern) => patterns.Add(pattern);

    /// <summary>The rule that a name falls under, or null.</summary>
    public string? Find(ReadOnlySpan<char> name)
    {
        if (byName.TryGetValue(name, out var rule))
        {
            return rule;
        }

        foreach (var pattern in patterns)
        {
            if (pattern.MayFit(name) && pattern.Fits(name))
            {
                return pattern.Text;
            }
        }

        return null;
    }
}
