using System.Collections;

namespace ArchiveTool.Core.Packing;

/// <summary>A list whose items are made from another's when they are asked for, and not kept.</summary>
/// <param name="source">The other list.</param>
/// <param name="map">Makes an item.</param>
internal sealed class MappedList<TSource, T>(IReadOnlyList<TSource> source, Func<TSource, T> map) : IReadOnlyList<T>
{
    /// <inheritdoc/>
    public int Count => source.Count;

    /// <inheritdoc/>
    public T this[int index] => map(source[index]);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => source.Select(map).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
