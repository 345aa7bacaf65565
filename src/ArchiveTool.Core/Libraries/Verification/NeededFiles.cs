using System.Collections.Concurrent;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>The files that the manifests of a library name; filled by many threads at once.</summary>
internal sealed class NeededFiles
{
    /// <summary>Bodies by path.</summary>
    public ConcurrentDictionary<string, (string Sha256, long Bytes)> Assets { get; } = new(StringComparer.Ordinal);

    /// <summary>Thumbnails by path.</summary>
    public ConcurrentDictionary<string, ManifestThumbnail> Thumbnails { get; } = new(StringComparer.Ordinal);

    /// <summary>The files of post folders, the manifests included.</summary>
    public ConcurrentDictionary<string, bool> PostFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>What the index should say of each post, by slug.</summary>
    public ConcurrentDictionary<Slug, PostFacts> Posts { get; } = new();

    /// <summary>Whether every manifest could be read; if not, what no manifest names is not known.</summary>
    public bool AreComplete { get; set; } = true;

    /// <summary>Whether a path is named by a manifest.</summary>
    public bool Contains(string path) =>
        Assets.ContainsKey(path) || Thumbnails.ContainsKey(path) || PostFiles.ContainsKey(path);
}
