using System.Collections;

namespace ArchiveTool.Core.Links.Packing;

/// <summary>The places of one URL, each made when it is asked for: a menu's link may stand in a million.</summary>
/// <param name="store">Where they stand.</param>
/// <param name="url">Their URL.</param>
/// <param name="first">The address of the first.</param>
/// <param name="count">How many there are.</param>
internal sealed class PackedPlaces(PlaceStore store, string url, long first, int count) : IReadOnlyList<LinkPlace>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public LinkPlace this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            return this.ElementAt<LinkPlace>(index);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<LinkPlace> GetEnumerator()
    {
        var address = first;
        for (var i = 0; i < count; i++)
        {
            yield return store.Read(url, ref address);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
