using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>The references of a post that an earlier report names.</summary>
/// <param name="References">The references, in the post's order.</param>
/// <param name="Doubtful">Why nobody can say which of those of one text are meant, by the text.</param>
internal sealed record ReportMatch(IReadOnlyList<Reference> References, IReadOnlyDictionary<string, string> Doubtful)
{
    /// <summary>
    /// Finds them. Where the file changed since, one whose text stands there as often as it did is the same one; else nobody
    /// can say.
    /// </summary>
    public static ReportMatch Find(string path, Post post, IReadOnlyList<Reference> references, EarlierFindings earlier)
    {
        // A place in a file that is known to be another may hold another link of the same text.
        var isChanged = earlier.IsChanged(path, post.Bytes.Span);
        var meant = new HashSet<Reference>(ReferenceEqualityComparer.Instance);
        var doubtful = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in earlier.GetPlaces(path).GroupBy(place => place.Raw, StringComparer.Ordinal))
        {
            var offsets = group.Select(place => place.Offset).ToHashSet();
            var same = references.Where(reference => reference.Raw == group.Key).ToList();
            var exact = same.Where(reference => offsets.Contains(reference.Location.Offset)).ToList();
            if (!isChanged && exact.Count == offsets.Count)
            {
                meant.UnionWith(exact);
                continue;
            }

            meant.UnionWith(same);
            if (same.Count != offsets.Count)
            {
                doubtful[group.Key] =
                    $"{group.Key} stands {same.Count} times in the file, which changed since the report, and {offsets.Count} times in the report; audit it again";
            }
        }

        return new ReportMatch([.. references.Where(meant.Contains)], doubtful);
    }
}
