using System.Collections;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Packing;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.References;

/// <summary>
/// The references of a large document in few bytes, each resolved when it is asked for and not kept. Of the document
/// nothing is needed any more.
/// </summary>
/// <param name="resolver">Resolves.</param>
internal sealed class PackedReferences(ReferenceResolver resolver) : IReadOnlyList<Reference>
{
    [Flags]
    private enum Marks
    {
        BeforeBase = 1,
        Ignored = 2,
        PassedOver = 4,
        NamesPost = 8,
    }

    private readonly PackedWriter writer = new();
    private readonly PackedBytes bytes = new();
    private readonly BlockList<long> addresses = new();

    // Names of elements and attributes, rel attributes: a million say the same.
    private readonly StringTable words = new();

    /// <inheritdoc/>
    public int Count => addresses.Count;

    /// <inheritdoc/>
    public Reference this[int index]
    {
        get
        {
            var reader = new PackedReader(bytes.From(addresses[index]));
            var location = new SourceSpan(reader.Int(), reader.Int(), reader.Int(), reader.Int());
            return resolver.Resolve(Read(ref reader), location);
        }
    }

    /// <summary>Appends a reference.</summary>
    public void Add(in PendingReference reference, SourceSpan location)
    {
        writer.Clear();
        writer.Number(location.Offset);
        writer.Number(location.Length);
        writer.Number(location.Line);
        writer.Number(location.Column);
        writer.Number((int)reference.Kind);
        writer.Number(words.Add(reference.Element));
        var isIndexed = reference.Attribute.EndsWith(']');
        writer.Number(isIndexed ? 0 : words.Add(reference.Attribute) + 1L);
        if (isIndexed)
        {
            // A key's path in front matter, with the number of an item.
            writer.Text(reference.Attribute);
        }

        writer.Text(reference.Raw);
        writer.Text(reference.Target, reference.Raw);
        writer.Number((int)reference.Syntax);
        writer.Number((int)reference.Policy);
        writer.Text(reference.Text);
        writer.Number(reference.Rel is { } rel ? words.Add(rel) + 1L : 0);
        writer.Text(reference.Descriptor);
        Write(reference.Width);
        Write(reference.Height);
        Write(reference.Picture);
        writer.Number(
            (int)(
                (reference.IsBeforeBase ? Marks.BeforeBase : 0)
                | (reference.IsIgnored ? Marks.Ignored : 0)
                | (reference.IsPassedOver ? Marks.PassedOver : 0)
                | (reference.NamesPost ? Marks.NamesPost : 0)
            )
        );
        addresses.Add(bytes.Append(writer.Written));
    }

    /// <summary>Each reference once: what was given out is let go.</summary>
    public IEnumerable<Reference> Drain()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
            bytes.LetGoBefore(addresses[i]);
            addresses.LetGoBefore(i);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Reference> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Write(int? number) => writer.Number(number is { } value ? value + 1L : 0);

    private static int? ReadNumber(ref PackedReader reader) =>
        reader.Number() is > 0 and var value ? (int)(value - 1) : null;

    private PendingReference Read(ref PackedReader reader)
    {
        var (kind, element, attribute) = ((ReferenceKind)reader.Int(), words[reader.Int()], reader.Int());
        var name = attribute == 0 ? reader.Text()! : words[attribute - 1];
        var raw = reader.Text()!;
        var target = reader.Text(raw);
        var (syntax, policy) = ((UrlContext)reader.Int(), (ReferrerPolicy)reader.Int());
        var text = reader.Text();
        var rel = reader.Int() is > 0 and var word ? words[word - 1] : null;
        var descriptor = reader.Text();
        var (width, height, picture) = (ReadNumber(ref reader), ReadNumber(ref reader), ReadNumber(ref reader));
        var marks = (Marks)reader.Int();
        return new PendingReference
        {
            Kind = kind,
            Element = element,
            Attribute = name,
            Range = default,
            Raw = raw,
            Target = target,
            Syntax = syntax,
            Policy = policy,
            Text = text,
            Rel = rel,
            Descriptor = descriptor,
            Width = width,
            Height = height,
            Picture = picture,
            IsBeforeBase = marks.HasFlag(Marks.BeforeBase),
            IsIgnored = marks.HasFlag(Marks.Ignored),
            IsPassedOver = marks.HasFlag(Marks.PassedOver),
            NamesPost = marks.HasFlag(Marks.NamesPost),
        };
    }
}
