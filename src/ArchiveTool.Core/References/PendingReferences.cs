using System.Text;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Packing;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.References;

/// <summary>
/// What the scanners found, until the whole document is read: a <c>base</c> or a referrer policy far down counts for
/// everything, so URLs are resolved at the end.
/// </summary>
/// <param name="text">The document's text; null where what was found need not be compared with it.</param>
internal sealed class PendingReferences(string? text = null)
{
    /// <summary>Stands in place of a template's characters while the text around it is read. Private use: no writer's text.</summary>
    public const char TemplateMark = '\uE0A2';

    /// <summary>Stands for each character of a template's tag that writes nothing itself, such as the end of a block.</summary>
    public const char SilentMark = '\uE0A3';

    // Up to here each is resolved at once: that is quicker than to resolve it again for each that asks.
    private const int MostResolvedAtOnce = 20_000;

    private readonly BlockList<StoredReference> found = new();
    private int pictures;

    /// <summary>The <c>href</c> of the first <c>base</c> that has one, or null.</summary>
    public string? BaseHref { get; private set; }

    /// <summary>Reads a URL that a template fills in; null for those that stay as they are. Without it all do.</summary>
    public Func<PendingReference, PendingReference?>? ReadTemplate { get; init; }

    /// <summary>The last valid policy of a meta element, or none.</summary>
    public ReferrerPolicy MetaPolicy { get; set; }

    /// <summary>How many were found so far.</summary>
    public int Count => found.Count;

    /// <summary>Adds a reference and returns its index; -1 if it refers to nothing.</summary>
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
        var isAsWritten = text is not null && GetWritten(reference.Range).SequenceEqual(reference.Raw);
        return found.Add(new StoredReference(reference, isBeforeBase: BaseHref is null, isAsWritten));
    }

    /// <summary>A reference that was added.</summary>
    public PendingReference this[int index] => found[index].Unfold(GetRaw(index).ToString());

    /// <summary>The URL of a reference that was added.</summary>
    public ReadOnlySpan<char> GetRaw(int index) =>
        found[index] is { Raw: { } raw } ? raw : GetWritten(found[index].Range);

    /// <summary>Says what a reader sees of a link, when its end is read.</summary>
    public void SetText(int index, string shown) => found[index].Text = shown;

    /// <summary>Says that a reference asks for something else.</summary>
    public void SetKind(int index, ReferenceKind kind) => found[index].Kind = kind;

    /// <summary>Says that a reference shows the picture of another.</summary>
    public void SharePicture(int index, int with) => found[index].Picture = found[with].Picture;

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
        var resolver = new ReferenceResolver(options, this, queryEncoding);
        var packed = Count > MostResolvedAtOnce ? new PackedReferences(resolver) : null;
        var references = new List<Reference>(packed is null ? Count : 0);
        var dataUrls = new List<Reference>();
        var end = 0;
        for (var i = 0; i < Count; i++)
        {
            // One place is one reference: the first that claims it wins.
            var range = found[i].Range;
            if (range.Start < end || (!options.WithFragments && resolver.IsWithinDocument(GetRaw(i))))
            {
                continue;
            }

            end = range.End;
            var location = source.Locate(range);
            if (ReferenceResolver.IsData(GetRaw(i)))
            {
                dataUrls.Add(resolver.Resolve(this[i], location));
            }
            else if (packed is null)
            {
                references.Add(resolver.Resolve(this[i], location));
            }
            else
            {
                packed.Add(this[i], location);
                found.LetGoBefore(i);
            }
        }

        return new CollectedReferences
        {
            References = packed is null ? references : packed,
            DataUrls = dataUrls,
            BaseUrl = resolver.BaseUrl,
            ReferrerPolicy = resolver.DocumentPolicy,
        };
    }

    private ReadOnlySpan<char> GetWritten(TextRange range) => text.AsSpan(range.Start, range.Length);

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
            while (at > 0 && found[i].Range.Start < found[at - 1].Range.Start)
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

        var item = found[from];
        for (var i = from; i > to; i--)
        {
            found[i] = found[i - 1];
        }

        found[to] = item;
    }

    private void SortAll()
    {
        StoredReference[] sorted =
        [
            .. Enumerable.Range(0, Count).Select(i => found[i]).OrderBy(reference => reference.Range.Start),
        ];
        for (var i = 0; i < sorted.Length; i++)
        {
            found[i] = sorted[i];
        }
    }

    /// <summary>Liquid and other templates are filled in when the post is rendered: not a URL yet.</summary>
    private static bool IsTemplate(string raw) =>
        raw.Contains("{{", StringComparison.Ordinal)
        || raw.Contains("{%", StringComparison.Ordinal)
        || raw.AsSpan().IndexOfAny(TemplateMark, SilentMark) >= 0;
}
