using ArchiveTool.Core.Files;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Localizing.Recording;
using ArchiveTool.Core.Localizing.Writing;
using ArchiveTool.Core.Sites;

namespace ArchiveTool.Core.Localizing;

/// <summary>The sites to which the posts of a run belong.</summary>
/// <param name="command">The command, for their records.</param>
/// <param name="version">The program's version.</param>
internal sealed class SourceSites(string command, string version) : IDisposable
{
    private readonly SiteDetector detector = new(new FolderIndex());
    private readonly Dictionary<string, SourceSite> byRoot = new(StringComparer.Ordinal);

    /// <summary>The sites so far.</summary>
    public IReadOnlyCollection<SourceSite> All => byRoot.Values;

    /// <summary>The site of a post.</summary>
    public SourceSite Find(PostInput input)
    {
        var site = detector.Find(input.Path);
        var root = site?.Folder ?? SiteRecord.FindRoot(input.Path) ?? GetFolder(input);
        if (!byRoot.TryGetValue(root, out var found))
        {
            found = new SourceSite(site, root) { Changes = new SiteChanges(root, command, version) };
            byRoot.Add(root, found);
        }

        return found;
    }

    /// <summary>Whether a file that was found in a named folder is a source: not what a generator, or a theme, made.</summary>
    public bool IsSource(PostInput input)
    {
        if (input.Folder is null || detector.Find(input.Path) is not { } site)
        {
            return true;
        }

        var isOutput = CanonicalPath.IsWithin(input.Path, site.Output);
        return !isOutput
            && (
                site.Generator is not (Generator.Hexo or Generator.Hugo)
                || site.Contents.Any(content => CanonicalPath.IsWithin(input.Path, content.Folder))
            );
    }

    /// <summary>Says in each record that the run came to its end.</summary>
    public void Finish()
    {
        foreach (var site in byRoot.Values)
        {
            site.Changes.Finish();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var site in byRoot.Values)
        {
            site.Dispose();
        }
    }

    private static string GetFolder(PostInput input) =>
        input.Folder is { } named ? CanonicalPath.Resolve(named) : Path.GetDirectoryName(input.Path)!;
}
