using ArchiveTool.Core.Files;
using ArchiveTool.Core.Sites.Vaults;

namespace ArchiveTool.Core.Sites.Lookup;

/// <summary>Finds what lies beside a post that belongs to no generator: in a repository, a vault, or any folder.</summary>
/// <param name="options">How references are looked up.</param>
/// <param name="paths">Finds paths below folders.</param>
/// <param name="vaults">The Obsidian vaults that notes belong to.</param>
internal sealed class PlainLookup(LocalReferenceOptions options, PathLookup paths, VaultFinder vaults)
{
    // Pages of code hosts that stand beside a repository's files.
    private static readonly string[] HostPages =
    [
        "actions",
        "blob",
        "branches",
        "commit",
        "commits",
        "compare",
        "contributors",
        "discussions",
        "fork",
        "graphs",
        "issues",
        "labels",
        "merge_requests",
        "milestones",
        "network",
        "packages",
        "projects",
        "pull",
        "pulls",
        "pulse",
        "raw",
        "releases",
        "search",
        "security",
        "settings",
        "stargazers",
        "tags",
        "tree",
        "watchers",
        "wiki",
        "wikis",
    ];

    /// <summary>Finds what a reference leads to.</summary>
    public LocalTarget Find(PostPlace place, string path, bool isPage)
    {
        string[] endings = isPage ? PathLookup.PageEndings : [];
        if (path[0] == '/')
        {
            var roots = GetRoots(place);
            var rooted = roots
                .Select(root => paths.Below(root, root, path, endings))
                .FirstOrDefault(PathLookup.IsThere);
            return rooted ?? (roots.Count == 0 ? LocalTarget.Unknown : paths.WithSpelling(roots[0], path, place));
        }

        var limit = place.Repository ?? place.NamedFolder;
        var target = paths.Below(place.Folder, limit, path, endings);
        if (target.Kind != LocalTargetKind.Missing)
        {
            return target;
        }

        var elsewhere = paths
            .OtherFolders(place, isPage)
            .Select(folder => paths.Below(folder, limit, path, endings))
            .FirstOrDefault(PathLookup.IsThere);
        return elsewhere
            ?? (
                vaults.Find(place.File)?.Find(place.File, path) is { } file
                    ? new LocalTarget(LocalTargetKind.File, file)
                    : null
            )
            ?? (LeadsToHostPage(place, path) ? LocalTarget.Outside : paths.WithSpelling(place.Folder, path, place));
    }

    /// <summary>The folders under which a path that begins with a slash may be.</summary>
    private List<string> GetRoots(PostPlace place)
    {
        if (options.SiteRoot is { } asked)
        {
            return [CanonicalPath.Resolve(asked)];
        }

        var roots = new List<string>();
        if (place.NamedFolder is { } named)
        {
            roots.Add(named);
        }

        if (place.Repository is { } repository && !roots.Contains(repository))
        {
            roots.Add(repository);
        }

        foreach (var root in roots.ToArray())
        {
            roots.AddRange(
                ((string[])["public", "static", "source"])
                    .Select(name => Path.Combine(root, name))
                    .Where(paths.Folders.HasFolder)
            );
        }

        return roots;
    }

    /// <summary>Issues, releases and the like, named relative to a repository's files.</summary>
    private static bool LeadsToHostPage(PostPlace place, string path)
    {
        var limit = place.Repository ?? place.NamedFolder ?? place.Folder;
        var folder = GetAddress(limit, place.Folder);
        var (depth, _) = PathLookup.Climb(folder, path);
        return depth < 0 && (place.Repository is not null || path.Split('/').Any(part => HostPages.Contains(part)));
    }

    private static string GetAddress(string root, string folder) =>
        Path.GetRelativePath(root, folder) is var own and not "." ? $"/{own.Replace('\\', '/')}/" : "/";
}
