using System.Buffers.Binary;
using ArchiveTool.Core.Packing;

namespace ArchiveTool.Core.Links.Packing;

/// <summary>Places of links in few bytes. Those of one URL are a chain: more of them may come with every post.</summary>
internal sealed class PlaceStore
{
    private const int LinkLength = sizeof(long);
    private const int MostDecodedAtOnce = 16;

    private readonly PackedWriter writer = new();
    private readonly PackedBytes bytes = new();

    // Names of posts and rel attributes come again and again.
    private readonly StringTable words = new();

    /// <summary>Appends a place and returns its address.</summary>
    /// <param name="place">The place.</param>
    /// <param name="url">Its URL.</param>
    /// <param name="previous">The address of the one before it, or -1.</param>
    public long Append(LinkPlace place, string url, long previous)
    {
        writer.Clear();
        Span<byte> next = stackalloc byte[LinkLength];
        next.Clear();
        writer.Bytes(next);
        writer.Number(words.Add(place.Post));
        writer.Number(place.Line);
        writer.Number(place.Column);
        writer.Text(place.Text);
        writer.Number(place.Rel is { } rel ? words.Add(rel) + 1 : 0);
        writer.Text(place.Raw, url);
        writer.Number(place.Offset is { } offset ? offset + 1L : 0);
        writer.Number(place.Length is { } length ? length + 1L : 0);
        var disclosed = place.Disclosed switch
        {
            null => 0,
            false => 1,
            true => 2,
        };
        writer.Number((disclosed << 1) | (place.IsMarkdown ? 1 : 0));
        var address = bytes.Append(writer.Written);
        if (previous >= 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.From(previous), address);
        }

        return address;
    }

    /// <summary>Places of one URL.</summary>
    public IReadOnlyList<LinkPlace> Find(string url, long first, int count)
    {
        var places = new PackedPlaces(this, url, first, count);
        return count <= MostDecodedAtOnce ? [.. places] : places;
    }

    /// <summary>Reads a place.</summary>
    /// <param name="url">Its URL.</param>
    /// <param name="address">Its address; afterwards that of the next.</param>
    public LinkPlace Read(string url, ref long address)
    {
        var record = bytes.From(address);
        address = BinaryPrimitives.ReadInt64LittleEndian(record);
        var reader = new PackedReader(record[LinkLength..]);
        var (post, line, column) = (words[reader.Int()], reader.Int(), reader.Int());
        var text = reader.Text();
        var rel = reader.Int() is > 0 and var word ? words[word - 1] : null;
        var raw = reader.Text(url);
        var (offset, length, rest) = (reader.Number(), reader.Number(), reader.Int());
        return new LinkPlace(post, line, column, text, rel)
        {
            Raw = raw,
            Offset = offset > 0 ? (int)(offset - 1) : null,
            Length = length > 0 ? (int)(length - 1) : null,
            Disclosed = (rest >> 1) switch
            {
                1 => false,
                2 => true,
                _ => null,
            },
            IsMarkdown = (rest & 1) != 0,
        };
    }
}
