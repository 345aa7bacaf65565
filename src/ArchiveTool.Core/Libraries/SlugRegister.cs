using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;

namespace ArchiveTool.Core.Libraries;

/// <summary>Which post has which slug: each one once, also where letters differ only in case, and the same from run to run.</summary>
internal sealed class SlugRegister
{
    private readonly Lock gate = new();
    private readonly ILibraryIndex index;
    private readonly Dictionary<string, string> identities = new(CaseFolding.Comparer);

    public SlugRegister(ILibraryIndex index)
    {
        this.index = index;
        foreach (var post in index.Posts())
        {
            identities[post.Slug] = post.Identity;
        }
    }

    /// <summary>The slug of a post: the one it has, or the first that is free, taken for it.</summary>
    /// <param name="identity">The post's canonical path or URL.</param>
    /// <param name="names">Names that fit better than its identity's, the best first.</param>
    public Slug Take(string identity, IReadOnlyList<string> names)
    {
        lock (gate)
        {
            if (index.FindPost(identity) is { } known)
            {
                return known.Slug;
            }

            var slug = names
                .Select(Slug.Clean)
                .Where(name => name.Length > 0)
                .Concat(Slug.Candidates(identity))
                .First(candidate =>
                    !identities.TryGetValue(candidate, out var owner)
                    || string.Equals(owner, identity, StringComparison.Ordinal)
                );
            identities[slug] = identity;
            return Slug.Parse(slug);
        }
    }

    /// <summary>Lets a slug be taken again.</summary>
    public void Free(Slug slug)
    {
        lock (gate)
        {
            identities.Remove(slug);
        }
    }
}
