using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Offline.Pages;

namespace ArchiveTool.Core.Offline.Browsing;

/// <summary>Which post stands before and behind each, by date: what leads from one to the next as in a book.</summary>
internal sealed class PageTurns
{
    private readonly Dictionary<string, (BrowsePost? Previous, BrowsePost? Next)> turns = new(StringComparer.Ordinal);

    private PageTurns() { }

    /// <summary>The order of some posts, the oldest first; those without a date stand alone.</summary>
    public static PageTurns Find(IEnumerable<BrowsePost> posts)
    {
        var ordered = posts
            .Where(post => post.Date is not null)
            .OrderBy(post => post.Date)
            .ThenBy(post => post.Slug, StringComparer.Ordinal)
            .ToList();
        var found = new PageTurns();
        for (var i = 0; i < ordered.Count; i++)
        {
            found.turns[ordered[i].Slug] = (
                i > 0 ? ordered[i - 1] : null,
                i + 1 < ordered.Count ? ordered[i + 1] : null
            );
        }

        return found;
    }

    /// <summary>Adds what leads from a post to its neighbours.</summary>
    public void AddTo(Dictionary<string, string> paths, BrowsePost post, Func<BrowsePost, string> getPage)
    {
        var (previous, next) = turns.GetValueOrDefault(post.Slug);
        if (previous is not null)
        {
            paths[OfflineLinks.Previous] = getPage(previous);
        }

        if (next is not null)
        {
            paths[OfflineLinks.Next] = getPage(next);
        }
    }
}
