using System.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Rewriting;

namespace ArchiveTool.Core.Archiving;

/// <summary>Leads the links between archived posts to each other's offline pages.</summary>
internal static class LibraryLinks
{
    /// <summary>Leads the links of every page whose targets came or went; other pages are not read.</summary>
    /// <returns>The entries to keep: those that changed before, and those whose page was led anew.</returns>
    public static async Task<IReadOnlyList<BrowseEntry>> LeadAsync(
        Library library,
        IReadOnlyList<BrowseEntry> entries,
        IReadOnlyList<BrowseEntry> changed,
        CancellationToken cancellationToken
    )
    {
        var slugs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Post.DocumentUrl is { } url)
            {
                slugs.TryAdd(WithoutFragment(url), entry.Post.Slug);
            }
        }

        var kept = changed.ToDictionary(entry => entry.Post.Slug, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var targets = entry
                .Post.Links.Select(WithoutFragment)
                .Distinct(StringComparer.Ordinal)
                .Where(url => slugs.TryGetValue(url, out var slug) && slug != entry.Post.Slug)
                .ToDictionary(
                    url => url,
                    url => $"../{Uri.EscapeDataString(slugs[url])}/index.html",
                    StringComparer.Ordinal
                );
            var localised = string.Join('\n', targets.Select(target => $"{target.Key} {target.Value}"));
            if (localised != entry.Localised)
            {
                await LeadAsync(library, entry.Post.Slug, targets, cancellationToken);
                kept[entry.Post.Slug] = entry with { Localised = localised };
            }
        }

        return [.. kept.Values];
    }

    private static async Task LeadAsync(
        Library library,
        string slug,
        IReadOnlyDictionary<string, string> targets,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(library.Layout.PostFolder(slug), "index.html");
        if (!File.Exists(path))
        {
            return;
        }

        var page = await File.ReadAllTextAsync(path, cancellationToken);
        var relative = library.Layout.Relative(path);
        library.Index.ForgetFile(relative);
        await AtomicFile.WriteAsync(
            path,
            library.Layout.Temporary,
            Encoding.UTF8.GetBytes(OfflineLinks.Lead(page, targets)),
            toDisk: false,
            cancellationToken
        );
        library.Index.PutFile(FileHash.Of(library.Layout, relative));
    }

    private static string WithoutFragment(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? url : url[..hash];
    }
}
