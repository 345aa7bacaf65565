using System.Runtime.InteropServices;
using ArchiveTool.Tracking.Parameters;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Finds what is known of a host by its longest known ending; one look-up a label, whatever the catalogue's size.</summary>
internal sealed class HostIndex
{
    private const string AnyDomain = ".*";

    // What the shipped catalogue has, so that the table is not grown while it is read.
    private const int UsualHosts = 5000;
    private readonly Dictionary<string, string[]> hostSets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostSlot> slots = new(UsualHosts, StringComparer.Ordinal);
    private readonly Dictionary<string, HostSlot>.AlternateLookup<ReadOnlySpan<char>> byHost;
    private readonly HashSet<int> tails = new(UsualHosts);
    private readonly bool hasSingleLabels;
    private readonly Dictionary<string, HostSlot> labels = new(StringComparer.Ordinal);
    private readonly NameTable<HostSlot> byLabel = new(ignoresCase: false);

    /// <summary>Makes the index.</summary>
    /// <param name="entries">In the order in which they are asked; host sets first.</param>
    public HostIndex(IEnumerable<CatalogueEntry> entries)
    {
        byHost = slots.GetAlternateLookup<ReadOnlySpan<char>>();
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

        foreach (var (label, slot) in labels)
        {
            byLabel.Add(label, slot);
        }

        foreach (var host in slots.Keys)
        {
            tails.Add(string.GetHashCode(Tail(host), StringComparison.Ordinal));
            hasSingleLabels |= !host.Contains('.', StringComparison.Ordinal);
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
        // A host that shares not even its last two labels with a known one is unknown.
        if (!hasSingleLabels && !tails.Contains(string.GetHashCode(Tail(host), StringComparison.Ordinal)))
        {
            return null;
        }

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
        if (dot <= 0 || byLabel.Find(host[..dot]) is not [var slot])
        {
            return null;
        }

        var name = host[..dot].ToString() + AnyDomain;
        return slot.Rules ??= Rules([(name, slot)]);
    }

    private static void Add(Dictionary<string, HostSlot> to, string host, CatalogueEntry entry)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(to, host, out _);
        if (slot is null)
        {
            slot = new HostSlot(entry);
        }
        else
        {
            slot.Add(entry);
        }
    }

    /// <summary>The last two labels of a host; all of a host that has fewer.</summary>
    private static ReadOnlySpan<char> Tail(ReadOnlySpan<char> host)
    {
        var last = host.LastIndexOf('.');
        return last < 0 ? host : host[(host[..last].LastIndexOf('.') + 1)..];
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
    private sealed class HostSlot(CatalogueEntry first)
    {
        // Nearly every host has one entry.
        private List<CatalogueEntry>? more;

        public IEnumerable<CatalogueEntry> Entries => more is null ? [first] : [first, .. more];

        public HostRules? Rules { get; set; }

        public void Add(CatalogueEntry entry)
        {
            if ((more is null ? first : more[^1]) != entry)
            {
                (more ??= []).Add(entry);
            }
        }
    }
}
