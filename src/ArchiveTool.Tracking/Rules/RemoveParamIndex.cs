namespace ArchiveTool.Tracking.Rules;

/// <summary><c>removeparam</c> rules by the hosts that they are about.</summary>
internal sealed class RemoveParamIndex
{
    private readonly Dictionary<string, List<RemoveParamRule>> byHost = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RemoveParamRule>>.AlternateLookup<ReadOnlySpan<char>> hosts;
    private readonly List<RemoveParamRule> others = [];

    public RemoveParamIndex(IReadOnlyList<RemoveParamRule> rules)
    {
        hosts = byHost.GetAlternateLookup<ReadOnlySpan<char>>();
        General = new GeneralParameters(rules.Where(rule => rule.IsGeneral));
        Patterns = [.. rules.Select(rule => rule.Pattern).OfType<RulePattern>()];
        foreach (var rule in rules.Where(rule => !rule.IsGeneral))
        {
            if (rule.Host is null && !rule.Domains.AreNames)
            {
                others.Add(rule);
                continue;
            }

            foreach (var host in rule.Host is { } named ? [named] : rule.Domains.Names)
            {
                if (!byHost.TryGetValue(host, out var list))
                {
                    byHost[host] = list = [];
                }

                list.Add(rule);
            }
        }
    }

    /// <summary>The rules about every URL.</summary>
    public GeneralParameters General { get; }

    /// <summary>The expressions for whole URLs.</summary>
    public IReadOnlyList<RulePattern> Patterns { get; }

    /// <summary>The rules that may be about a host, those about every URL left out.</summary>
    public List<RemoveParamRule> GetCandidates(ReadOnlySpan<char> host)
    {
        List<RemoveParamRule>? found = null;
        while (true)
        {
            if (hosts.TryGetValue(host, out var rules))
            {
                found ??= [.. others];
                found.AddRange(rules);
            }

            var dot = host.IndexOf('.');
            if (dot < 0)
            {
                return found ?? others;
            }

            host = host[(dot + 1)..];
        }
    }
}
