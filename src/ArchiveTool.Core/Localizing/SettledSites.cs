using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Localizing.Recording;

namespace ArchiveTool.Core.Localizing;

/// <summary>Which posts of the sites of a run are settled: an earlier run left nothing to do in them.</summary>
/// <param name="options">What is looked for.</param>
internal sealed class SettledSites(LocalizeOptions options)
{
    private readonly string? selection = options.GetSelection();
    private readonly Dictionary<string, SettledPosts> byRoot = new(StringComparer.Ordinal);

    /// <summary>
    /// How many posts there are, where all of them are settled, so that no network, no rules and no record need be opened;
    /// else null.
    /// </summary>
    public static int? CountIfAll(LocalizeOptions options, IEnumerable<FoundInput> inputs)
    {
        using var sites = new SourceSites("localize", options.ToolVersion);
        var settled = new SettledSites(options);
        var count = 0;
        foreach (var found in inputs)
        {
            if (found.Input is not { Kind: InputKind.File } input)
            {
                return null;
            }

            if (!sites.IsSource(input))
            {
                continue;
            }

            if (FileStamp.Read(input.Path) is not { } stamp || !settled.Contains(sites.Find(input), input.Path, stamp))
            {
                return null;
            }

            count++;
        }

        return count == 0 ? null : count;
    }

    /// <summary>Whether a post is settled and did not change since.</summary>
    public bool Contains(SourceSite site, string path, FileStamp stamp) => Find(site)?.Contains(path, stamp) == true;

    /// <summary>Says that nothing is left to do in a post.</summary>
    /// <param name="site">Its site.</param>
    /// <param name="path">Its canonical path.</param>
    /// <param name="stamp">The stamp of the bytes in which nothing is left.</param>
    public void Add(SourceSite site, string path, FileStamp stamp) => Find(site)?.Add(path, stamp);

    /// <summary>Keeps it for the next run.</summary>
    public void Save()
    {
        foreach (var posts in byRoot.Values)
        {
            posts.Save();
        }
    }

    private SettledPosts? Find(SourceSite site)
    {
        if (selection is null)
        {
            return null;
        }

        if (!byRoot.TryGetValue(site.Root, out var posts))
        {
            // What stands on the site's own host is not foreign.
            posts = SettledPosts.Read(site.Root, $"{selection} {site.Site?.Origin}");
            byRoot.Add(site.Root, posts);
        }

        return posts;
    }
}
