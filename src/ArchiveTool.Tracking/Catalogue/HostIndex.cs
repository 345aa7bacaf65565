using System.Collections.Frozen;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Finds what is known of a host by its longest known ending; one look-up a label, whatever the catalogue's size.</summary>
internal sealed class HostIndex
{
    private const string AnyDomain = ".*";

    // Made when a host is first met: a run meets few of them, and making all took a quarter of its start.
    private readonly FrozenDictionary<string, Lazy<HostRules>>.AlternateLookup<ReadOnlySpan<char>> byHost;
    private readonly FrozenDictionary<string, IReadOnlyList<BeaconRule>>.AlternateLookup<
        ReadOnlySpan<char>
    > beaconsByLabel;

    public HostIndex(CatalogueData data)
    {
        var links = Group(
            Links(data.Networks, LinkOwnerKind.Network)
                .Concat(Links(data.Redirectors, LinkOwnerKind.Redirector))
                .Concat(Links(data.Shorteners, LinkOwnerKind.Shortener)),
            item => item.Hosts,
            item => item.Rule,
            data
        );
        var parameters = Group(data.Parameters, item => item.Hosts ?? [], item => item, data);
        var needed = Group(data.Needed, item => item.Hosts ?? [], item => item, data);
        var beacons = Group(data.Beacons, item => item.Hosts, item => new BeaconRule(item), data);
        AnyHost = links.TryGetValue("*", out var anywhere) ? anywhere : [];
        beaconsByLabel = beacons
            .Where(group => group.Key.EndsWith(AnyDomain, StringComparison.Ordinal))
            .ToFrozenDictionary(
                group => group.Key[..^AnyDomain.Length],
                IReadOnlyList<BeaconRule> (group) => group.Value,
                StringComparer.Ordinal
            )
            .GetAlternateLookup<ReadOnlySpan<char>>();
        byHost = links
            .Keys.Concat(parameters.Keys)
            .Concat(needed.Keys)
            .Concat(beacons.Keys)
            .Where(host => host != "*" && !host.EndsWith(AnyDomain, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(
                host => host,
                host => new Lazy<HostRules>(() =>
                    new HostRules(
                        Inherited(links, host),
                        new ParameterIndex(Inherited(parameters, host)),
                        new ParameterIndex(Inherited(needed, host)),
                        Inherited(beacons, host)
                    )
                ),
                StringComparer.Ordinal
            )
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Forms of links that any host may have.</summary>
    public IReadOnlyList<LinkRule> AnyHost { get; }

    /// <summary>What is known of a host, or null.</summary>
    public HostRules? Find(ReadOnlySpan<char> host)
    {
        while (true)
        {
            if (byHost.TryGetValue(host, out var rules))
            {
                return rules.Value;
            }

            var dot = host.IndexOf('.');
            if (dot < 0)
            {
                return null;
            }

            host = host[(dot + 1)..];
        }
    }

    /// <summary>Beacons of services that send under their customers' domains, known by the host's first label.</summary>
    public IReadOnlyList<BeaconRule> FindByLabel(ReadOnlySpan<char> host)
    {
        var dot = host.IndexOf('.');
        return dot > 0 && beaconsByLabel.TryGetValue(host[..dot], out var rules) ? rules : [];
    }

    private static IEnumerable<(IReadOnlyList<string> Hosts, LinkRule Rule)> Links(
        IEnumerable<LinkOwnerData> owners,
        LinkOwnerKind kind
    ) => from owner in owners from form in owner.Links select (form.Hosts, new LinkRule(owner.Name, kind, form));

    private static Dictionary<string, List<TValue>> Group<TItem, TValue>(
        IEnumerable<TItem> items,
        Func<TItem, IReadOnlyList<string>> hosts,
        Func<TItem, TValue> value,
        CatalogueData data
    )
    {
        var groups = new Dictionary<string, List<TValue>>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var one = value(item);
            foreach (
                var host in hosts(item).SelectMany(host => host.StartsWith('@') ? data.HostSets[host[1..]] : [host])
            )
            {
                if (!groups.TryGetValue(host, out var group))
                {
                    groups[host] = group = [];
                }

                group.Add(one);
            }
        }

        return groups;
    }

    private static List<T> Inherited<T>(Dictionary<string, List<T>> groups, string host)
    {
        var all = new List<T>();
        for (var at = 0; at >= 0; at = host.IndexOf('.', at) is var dot and >= 0 ? dot + 1 : -1)
        {
            if (groups.TryGetValue(host[at..], out var group))
            {
                all.AddRange(group);
            }
        }

        return all;
    }
}
