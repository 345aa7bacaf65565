using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Sites.Vaults;

namespace ArchiveTool.Core.Sites;

/// <summary>
/// Finds the local files that a file input without an address refers to: beside the post (its own folder, its asset
/// folder), then under the site's root; never outside these after links are followed.
/// </summary>
internal sealed class LocalFiles
{
    private static readonly string[] HugoFolders = ["static", "content", "assets"];

    private readonly string ownFolder;
    private readonly string assetFolder;
    private readonly Lazy<string?> siteRoot;
    private readonly Lazy<string?> generator;
    private readonly Lazy<Vault?> vault;
    private readonly string post;

    /// <summary>The places for one post.</summary>
    /// <param name="postPath">The post's canonical path.</param>
    /// <param name="siteRoot">The asked root, or null to look for the site that the post belongs to.</param>
    /// <param name="sites">Finds it, when the first file is looked for that may need it.</param>
    public LocalFiles(string postPath, string? siteRoot, SiteFinder sites)
    {
        post = postPath;
        generator = new Lazy<string?>(() => siteRoot is null ? sites.FindGenerator(postPath) : null);
        vault = new Lazy<Vault?>(() => sites.Vaults.Find(postPath));
        ownFolder = Path.GetDirectoryName(postPath)!;
        assetFolder = Path.Combine(ownFolder, Path.GetFileNameWithoutExtension(postPath));
        this.siteRoot = new Lazy<string?>(() =>
            siteRoot is null ? sites.Find(postPath) : CanonicalPath.Resolve(siteRoot)
        );
    }

    /// <summary>A canonical folder in which files may be found too, or null.</summary>
    internal string? AlsoWithin { get; init; }

    /// <summary>Finds the file that a relative reference names.</summary>
    /// <param name="reference">The reference as written, decoded.</param>
    /// <param name="sheetPath">The style sheet in which it stands, whose folder it is relative to; null for the post.</param>
    public LocalFile Find(string reference, string? sheetPath = null)
    {
        var path = Uri.UnescapeDataString(reference.Split('?', '#')[0].Trim().Replace('\\', '/'));
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            return new LocalFile(null, Reason.NotFound);
        }

        var reason = Reason.NotFound;
        foreach (var (folder, name) in Places(path, sheetPath))
        {
            var canonical = CanonicalOrNull(Path.Combine(folder, name));
            if (canonical is null || !File.Exists(canonical))
            {
                continue;
            }

            if (IsAllowed(canonical))
            {
                return new LocalFile(canonical, Reason.Ok);
            }

            reason = Reason.OutsideRoot;
        }

        return new LocalFile(null, reason);
    }

    private IEnumerable<(string Folder, string Name)> Places(string path, string? sheetPath)
    {
        var relative = path.TrimStart('/');
        if (path[0] != '/' && sheetPath is not null)
        {
            yield return (Path.GetDirectoryName(sheetPath)!, relative);
        }
        else if (path[0] != '/')
        {
            yield return (ownFolder, relative);
            yield return (assetFolder, relative);
        }

        if (siteRoot.Value is { } root)
        {
            yield return (root, relative);
        }

        if (path[0] == '/')
        {
            foreach (var folder in GetSources())
            {
                yield return (folder, relative);
            }
        }

        if (sheetPath is null && vault.Value is { } vaultOfPost && vaultOfPost.Find(post, path) is { } found)
        {
            yield return (Path.GetDirectoryName(found)!, Path.GetFileName(found));
        }
    }

    /// <summary>Hugo's files beside pages, and those that it may change (https://gohugo.io/getting-started/directory-structure/).</summary>
    private IEnumerable<string> GetSources() =>
        generator.Value is { } folder
            ? HugoFolders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists)
            : [];

    private IEnumerable<string> GetRoots()
    {
        foreach (var folder in GetSources())
        {
            yield return CanonicalPath.Resolve(folder);
        }

        if (vault.Value is { } found)
        {
            yield return found.Root;
        }
    }

    private bool IsAllowed(string canonical) =>
        CanonicalPath.IsWithin(canonical, CanonicalPath.Resolve(ownFolder))
        || (siteRoot.Value is { } root && CanonicalPath.IsWithin(canonical, root))
        || (AlsoWithin is not null && CanonicalPath.IsWithin(canonical, AlsoWithin))
        || GetRoots().Any(root => CanonicalPath.IsWithin(canonical, root));

    private static string? CanonicalOrNull(string path)
    {
        try
        {
            return CanonicalPath.Resolve(path);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
