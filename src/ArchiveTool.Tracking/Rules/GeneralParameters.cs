namespace ArchiveTool.Tracking.Rules;

/// <summary>The <c>removeparam</c> rules about every URL: most of them by name, the rest asked one by one.</summary>
internal sealed class GeneralParameters
{
    private readonly Dictionary<string, List<RemoveParamRule>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RemoveParamRule>>.AlternateLookup<ReadOnlySpan<char>> names;
    private readonly List<RemoveParamRule> others = [];
    private readonly List<RemoveParamRule> exceptions = [];

    public GeneralParameters(IEnumerable<RemoveParamRule> rules)
    {
        names = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var rule in rules)
        {
            if (rule.IsException)
            {
                exceptions.Add(rule);
            }
            else if (rule is { Name: { } name, IsNegated: false })
            {
                if (!byName.TryGetValue(name, out var list))
                {
                    byName[name] = list = [];
                }

                list.Add(rule);
            }
            else
            {
                others.Add(rule);
            }
        }
    }

    public bool IsEmpty => byName.Count + others.Count + exceptions.Count == 0;

    /// <summary>The exceptions about every URL.</summary>
    public IReadOnlyList<RemoveParamRule> Exceptions => exceptions;

    /// <summary>Whether an exception names a parameter on a host.</summary>
    public bool Keeps(ReadOnlySpan<char> host, ReadOnlySpan<char> name, ReadOnlySpan<char> parameter)
    {
        foreach (var exception in exceptions)
        {
            if (exception.HoldsOn(host) && exception.Takes(name, parameter))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds the rule that takes a parameter on a host.</summary>
    public RemoveParamRule? Find(
        ReadOnlySpan<char> host,
        ReadOnlySpan<char> name,
        ReadOnlySpan<char> parameter,
        RuleMatch match
    )
    {
        if (names.TryGetValue(name, out var named))
        {
            foreach (var rule in named)
            {
                if (rule.HoldsOn(host) && !match.IsLifted(rule))
                {
                    return rule;
                }
            }
        }

        foreach (var rule in others)
        {
            if (rule.HoldsOn(host) && rule.Takes(name, parameter) && !match.IsLifted(rule))
            {
                return rule;
            }
        }

        return null;
    }
}
