using System.Collections;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Packing;

namespace ArchiveTool.Core.Links.Packing;

/// <summary>
/// Findings in a sixth of the memory that they take as objects, each made when it is asked for: of a post with a million
/// links all is told at the end.
/// </summary>
/// <param name="urls">Holds their URLs.</param>
internal sealed class PackedFindings(StringTable urls) : IReadOnlyList<LinkFinding>
{
    private readonly PackedWriter writer = new();
    private readonly PackedBytes bytes = new();
    private readonly PlaceStore places = new();
    private readonly BlockList<Entry> entries = new();

    // By the URL's number: the last entry of that URL, from 1.
    private readonly BlockList<int> last = new();

    /// <inheritdoc/>
    public int Count => entries.Count;

    /// <inheritdoc/>
    public LinkFinding this[int index]
    {
        get
        {
            ref readonly var entry = ref entries[index];
            var url = urls[entry.Url];
            return FindingForm.Read(
                new PackedReader(bytes.From(entry.Head)),
                url,
                places.Find(url, entry.FirstPlace, entry.Places)
            );
        }
    }

    /// <summary>Appends a finding.</summary>
    public void Add(LinkFinding finding) => Add(finding, urls.Add(finding.Url));

    /// <summary>Gives the places of a finding to one of the same URL and status; appends it if there is none.</summary>
    public void Join(LinkFinding finding)
    {
        var url = urls.Add(finding.Url);
        for (var at = url < last.Count ? last[url] : 0; at > 0; at = entries[at - 1].Previous)
        {
            ref var entry = ref entries[at - 1];
            if (entry.Status == finding.Status)
            {
                AddPlaces(ref entry, finding);
                return;
            }
        }

        Add(finding, url);
    }

    /// <summary>Changes what is said of a URL; its places stay.</summary>
    public void Replace(int index, LinkFinding finding)
    {
        writer.Clear();
        FindingForm.Write(writer, finding);
        ref var entry = ref entries[index];
        entry.Head = bytes.Append(writer.Written);
        entry.Status = finding.Status;
    }

    /// <inheritdoc/>
    public IEnumerator<LinkFinding> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(LinkFinding finding, int url)
    {
        while (last.Count <= url)
        {
            last.Add(0);
        }

        writer.Clear();
        FindingForm.Write(writer, finding);
        var entry = new Entry
        {
            Url = url,
            Status = finding.Status,
            Head = bytes.Append(writer.Written),
            Previous = last[url],
            FirstPlace = -1,
            LastPlace = -1,
        };
        AddPlaces(ref entry, finding);
        last[url] = entries.Add(entry) + 1;
    }

    private void AddPlaces(ref Entry entry, LinkFinding finding)
    {
        foreach (var place in finding.Places)
        {
            entry.LastPlace = places.Append(place, finding.Url, entry.LastPlace);
            if (entry.Places++ == 0)
            {
                entry.FirstPlace = entry.LastPlace;
            }
        }
    }

    private record struct Entry
    {
        public required int Url { get; init; }

        public required LinkStatus Status { get; set; }

        public required long Head { get; set; }

        /// <summary>The entry before it of the same URL, from 1; 0 if there is none.</summary>
        public required int Previous { get; init; }

        public required long FirstPlace { get; set; }

        public required long LastPlace { get; set; }

        public int Places { get; set; }
    }
}
