namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Finds what is known of a host by its longest known ending; one look-up a label, whatever the catalogue's size.</summary>
internal sealed class HostIndex
{
    private const string AnyDomain = ".*";
    private readonly Dictionary<string, string[]> hostSets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostSlot> slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostSlot>.AlternateLookup<ReadOnlySpan<char>> byHost;
    private readonly Dictionary<string, HostSlot> labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostSlot>.AlternateLookup<ReadOnlySpan<char>> byLabel;

    /// <summary>Makes the index.</summary>
    /// <param name="entries">In the order in which they are asked; host sets first.</param>
    public HostIndex(IEnumerable<CatalogueEntry> entries)
    {
        byHost = slots.GetAlternateLookup<ReadOnlySpan<char>>();
        byLabel = labels.GetAlternateLookup<ReadOnlySpan<char>>();
        var anywhere = new List<CatalogueEntry>();
        foreach (var entry in entries)
        {
            if (entry.Kind == CatalogueKind.HostSets)
            {
                var set = entry.ReadHostSet();
                hostSets[set.Name] = [.. set.Hosts];
                continue;
            }

            foreach (var host in entry.Hosts)
            {
                if (host == "*")
                {
                    anywhere.Add(entry);
                }
                else if (host[0] == '@')
                {
                    foreach (var member in hostSets[host[1..]])
                    {
                        Add(slots, member, entry);
                    }
                }
                else if (host.EndsWith(AnyDomain, StringComparison.Ordinal))
                {
                    Add(labels, host[..^AnyDomain.Length], entry);
                }
                else
                {
                    Add(slots, host, entry);
                }
            }
        }

        AnyHost = new AnyHostIndex(anywhere.Where(entry => entry.Kind != CatalogueKind.Beacons).Distinct());
        AnyHostBeacons = new AnyHostBeacons(anywhere.Where(entry => entry.Kind == CatalogueKind.Beacons).Distinct());
    }

    /// <summary>Forms of links that any host may have.</summary>
    public AnyHostIndex AnyHost { get; }

    /// <summary>Beacons that any host may serve: analytics software that sites run themselves.</summary>
    public AnyHostBeacons AnyHostBeacons { get; }

    /// <summary>What is known of a host, or null.</summary>
    public HostRules? Find(ReadOnlySpan<char> host)
    {
        for (var rest = host; ; )
        {
            if (byHost.TryGetValue(rest, out var slot))
            {
                return slot.Rules ??= Gather(rest.ToString());
            }

            var dot = rest.IndexOf('.');
            if (dot < 0)
            {
                return null;
            }

            rest = rest[(dot + 1)..];
        }
    }

    /// <summary>What is known of services under their customers' domains, by the host's first label; or null.</summary>
    public HostRules? FindByLabel(ReadOnlySpan<char> host)
    {
        var dot = host.IndexOf('.');
        if (dot <= 0 || !byLabel.TryGetValue(host[..dot], out var slot))
        {
            return null;
        }

        var name = host[..dot].ToString() + AnyDomain;
        return slot.Rules ??= Rules([(name, slot)]);
    }

    private static void Add(Dictionary<string, HostSlot> to, string host, CatalogueEntry entry)
    {
        if (!to.TryGetValue(host, out var slot))
        {
            to[host] = slot = new HostSlot();
        }

        if (slot.Entries.Count == 0 || slot.Entries[^1] != entry)
        {
            slot.Entries.Add(entry);
        }
    }

    private HostRules Gather(string host)
    {
        var levels = new List<(string Host, HostSlot Slot)>();
        for (var at = 0; at >= 0; at = host.IndexOf('.', at) is var dot and >= 0 ? dot + 1 : -1)
        {
            if (slots.TryGetValue(host[at..], out var slot))
            {
                levels.Add((host[at..], slot));
            }
        }

        return Rules(levels);
    }

    private HostRules Rules(IReadOnlyList<(string Host, HostSlot Slot)> levels)
    {
        var all = levels.SelectMany(level => level.Slot.Entries.Select(entry => (level.Host, Entry: entry))).ToList();
        return new HostRules(
            [
                .. all.Where(item => item.Entry.Kind is >= CatalogueKind.Networks and <= CatalogueKind.Shorteners)
                    .SelectMany(item => item.Entry.Links.Where(link => IsFor(link.Hosts, item.Host))),
            ],
            new ParameterIndex(Parameters(CatalogueKind.Parameters)),
            new ParameterIndex(Parameters(CatalogueKind.Needed)),
            [.. all.Where(item => item.Entry.Kind == CatalogueKind.Beacons).Select(item => item.Entry.Beacon)]
        );

        IEnumerable<CatalogueEntry> Parameters(CatalogueKind kind) =>
            all.Where(item => item.Entry.Kind == kind).Select(item => item.Entry);
    }

    private bool IsFor(IReadOnlyList<string> hosts, string host)
    {
        foreach (var known in hosts)
        {
            if (known == host || (known[0] == '@' && hostSets[known[1..]].Contains(host)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A host's entries and, once it is met, what they come to.</summary>
    private sealed class HostSlot
    {
        public List<CatalogueEntry> Entries { get; } = new(1);

        public HostRules? Rules { get; set; }
    }
}
