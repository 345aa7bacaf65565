using System.Collections;

namespace ArchiveTool.Core.References;

/// <summary>The references of a large document, each resolved when it is asked for and not kept.</summary>
/// <param name="pending">What was found.</param>
/// <param name="resolver">Resolves.</param>
internal sealed class LazyReferences(PendingReferences pending, ReferenceResolver resolver) : IReadOnlyList<Reference>
{
    /// <inheritdoc/>
    public int Count => pending.Count;

    /// <inheritdoc/>
    public Reference this[int index] => resolver.Resolve(pending[index], pending.GetLocation(index));

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
}
