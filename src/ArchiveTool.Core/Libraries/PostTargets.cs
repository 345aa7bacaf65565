using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries;

/// <summary>Where a post's offline page finds its files, whatever address the rewritten post was given.</summary>
/// <param name="manifest">The post.</param>
internal sealed class PostTargets(Manifest manifest)
{
    private readonly string root = LibraryLayout.GetRoot(manifest.Post.IsSelfContained);
    private readonly Dictionary<string, LibraryPath> paths = manifest
        .Assets.DistinctBy(asset => asset.Sha256, StringComparer.Ordinal)
        .ToDictionary(asset => asset.Sha256, asset => manifest.GetTwin(asset).Path, StringComparer.Ordinal);

    /// <summary>What the page writes in a reference's place; null if what was written stays.</summary>
    public string? Find(ManifestReference reference)
    {
        if (reference.RewrittenTo is not { } target || LibraryLayout.FindPath(target, root) is not null)
        {
            return reference.RewrittenTo;
        }

        return reference.Asset is { } sha256 && paths.TryGetValue(sha256, out var path)
            ? root + path + (target.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? target[hash..] : "")
            : target;
    }

    /// <summary>The file of the library that it is then led to, or null.</summary>
    public LibraryPath? FindFile(ManifestReference reference) =>
        reference.Asset is not null && Find(reference) is { } target ? LibraryLayout.FindPath(target, root) : null;
}
