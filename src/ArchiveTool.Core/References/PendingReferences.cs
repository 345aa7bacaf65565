using System.Text;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.References;

/// <summary>
/// What the scanners found, until the whole document is read: a <c>base</c> or a referrer policy far down counts for
/// everything, so URLs are resolved at the end.
/// </summary>
internal sealed class PendingReferences
{
    // Blocks and not a list: a list copies all it has each time it grows, into memory never used before.
    private const int BlockSize = 256;

    /// <summary>Stands in place of a template's characters while the text around it is read. Private use: no writer's text.</summary>
    public const char TemplateMark = '\uE0A2';

    private readonly List<PendingReference[]> blocks = [];
    private int pictures;

    /// <summary>The <c>href</c> of the first <c>base</c> that has one, or null.</summary>
    public string? BaseHref { get; private set; }

    /// <summary>Reads a URL that a template fills in; null for those that stay as they are. Without it all do.</summary>
    public Func<PendingReference, PendingReference?>? ReadTemplate { get; init; }

    /// <summary>The last valid policy of a meta element, or none.</summary>
    public ReferrerPolicy MetaPolicy { get; set; }

    /// <summary>How many were found so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a reference and returns its index; -1 where it refers to nothing.</summary>
    public int Add(in PendingReference reference)
    {
        if (string.IsNullOrWhiteSpace(reference.Raw))
        {
            return -1;
        }

        if (IsTemplate(reference.Raw))
        {
            return ReadTemplate?.Invoke(reference) is { } read ? Append(read) : -1;
        }

        return Append(reference);
    }

    private int Append(in PendingReference reference)
    {
        if (Count == blocks.Count * BlockSize)
        {
            blocks.Add(new PendingReference[BlockSize]);
        }

        ref var added = ref this[Count];
        added = reference;
        added.IsBeforeBase = BaseHref is null;
        return Count++;
    }

    /// <summary>A reference that was added.</summary>
    public ref PendingReference this[int index] => ref blocks[index / BlockSize][index % BlockSize];

    /// <summary>A number for a picture that several references show.</summary>
    public int NextPicture() => ++pictures;

    /// <summary>Only the first base with an <c>href</c> counts.</summary>
    public void OfferBase(string href) => BaseHref ??= href;

    /// <summary>Resolves and locates everything.</summary>
    /// <param name="source">Where it was found.</param>
    /// <param name="options">What is known of the document.</param>
    /// <param name="queryEncoding">The encoding of queries, null for UTF-8.</param>
    public CollectedReferences Resolve(SourceText source, CollectOptions options, Encoding? queryEncoding)
    {
        Sort();
        var resolver = new ReferenceResolver(source, options, this, queryEncoding);
        var references = new List<Reference>(Count);
        var dataUrls = new List<Reference>();
        var end = 0;
        for (var i = 0; i < Count; i++)
        {
            if (i > 0 && i % BlockSize == 0)
            {
                // Resolved, it is held twice.
                blocks[(i / BlockSize) - 1] = [];
            }

            ref readonly var pending = ref this[i];

            // One place is one reference: the first that claims it wins.
            if (pending.Range.Start < end || (!options.WithFragments && resolver.IsWithinDocument(pending)))
            {
                continue;
            }

            end = pending.Range.End;
            var reference = resolver.Resolve(pending);
            (ReferenceResolver.IsData(reference.Raw) ? dataUrls : references).Add(reference);
        }

        return new CollectedReferences
        {
            References = references,
            DataUrls = dataUrls,
            BaseUrl = resolver.BaseUrl,
            ReferrerPolicy = resolver.DocumentPolicy,
        };
    }

    /// <summary>
    /// Document order; the one that was found first stays first. Only the attributes of one element come in another
    /// order, so moving each a few places is enough, until something shows that it is not.
    /// </summary>
    private void Sort()
    {
        var patience = 64L + (8L * Count);
        for (var i = 1; i < Count; i++)
        {
            var at = i;
            while (at > 0 && this[i].Range.Start < this[at - 1].Range.Start)
            {
                at--;
            }

            patience -= i - at;
            if (patience < 0)
            {
                SortAll();
                return;
            }

            MoveBack(i, at);
        }
    }

    private void MoveBack(int from, int to)
    {
        if (from == to)
        {
            return;
        }

        var item = this[from];
        for (var i = from; i > to; i--)
        {
            this[i] = this[i - 1];
        }

        this[to] = item;
    }

    private void SortAll()
    {
        PendingReference[] sorted =
        [
            .. blocks.SelectMany(block => block).Take(Count).OrderBy(reference => reference.Range.Start),
        ];
        for (var i = 0; i < sorted.Length; i++)
        {
            this[i] = sorted[i];
        }
    }

    /// <summary>Liquid and other templates are filled in when the post is rendered: not a URL yet.</summary>
    private static bool IsTemplate(string raw) =>
        raw.Contains("{{", StringComparison.Ordinal)
        || raw.Contains("{%", StringComparison.Ordinal)
        || raw.Contains(TemplateMark, StringComparison.Ordinal);
}
