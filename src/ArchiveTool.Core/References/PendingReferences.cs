using System.Runtime.InteropServices;
using System.Text;
using ArchiveTool.Core.Posts;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.References;

/// <summary>
/// What the scanners found, until the whole document is read: a <c>base</c> or a referrer policy far down counts for
/// everything, so URLs are resolved at the end.
/// </summary>
internal sealed class PendingReferences
{
    private readonly List<PendingReference> found = [];
    private int pictures;

    /// <summary>The <c>href</c> of the first <c>base</c> that has one, or null.</summary>
    public string? BaseHref { get; private set; }

    /// <summary>The last valid policy of a meta element, or none.</summary>
    public ReferrerPolicy MetaPolicy { get; set; }

    /// <summary>How many were found so far.</summary>
    public int Count => found.Count;

    /// <summary>Adds a reference and returns its index; -1 where it refers to nothing.</summary>
    public int Add(in PendingReference reference)
    {
        if (string.IsNullOrWhiteSpace(reference.Raw) || IsTemplate(reference.Raw))
        {
            return -1;
        }

        found.Add(reference with { IsBeforeBase = BaseHref is null });
        return found.Count - 1;
    }

    /// <summary>A reference that was added.</summary>
    public ref PendingReference this[int index] => ref CollectionsMarshal.AsSpan(found)[index];

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
        var references = new List<Reference>(found.Count);
        var dataUrls = new List<Reference>();
        var end = 0;
        foreach (ref readonly var pending in CollectionsMarshal.AsSpan(found))
        {
            // One place is one reference: the first that claims it wins.
            if (pending.Range.Start < end || resolver.IsWithinDocument(pending))
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
        var items = CollectionsMarshal.AsSpan(found);
        var patience = 64L + (8L * items.Length);
        for (var i = 1; i < items.Length; i++)
        {
            var item = items[i];
            var at = i;
            for (; at > 0 && item.Range.Start < items[at - 1].Range.Start; at--)
            {
                items[at] = items[at - 1];
            }

            items[at] = item;
            patience -= i - at;
            if (patience < 0)
            {
                PendingReference[] sorted = [.. found.OrderBy(reference => reference.Range.Start)];
                sorted.CopyTo(items);
                return;
            }
        }
    }

    /// <summary>Liquid and other templates are filled in by whoever renders the post: not a URL yet.</summary>
    private static bool IsTemplate(string raw) =>
        raw.Contains("{{", StringComparison.Ordinal) || raw.Contains("{%", StringComparison.Ordinal);
}
