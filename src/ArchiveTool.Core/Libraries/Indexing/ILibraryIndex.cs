using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>
/// What is known of a library's posts, bodies and files without reading their manifests. Everything in it can be built again
/// from those. Safe to use from many threads.
/// </summary>
internal interface ILibraryIndex : IDisposable
{
    /// <summary>Whether it says all that the manifests do; false for one that is new, old, or was left half built.</summary>
    bool IsBuilt { get; }

    /// <summary>What is known of a post by its identity, or null.</summary>
    IndexedPost? FindPost(string identity);

    /// <summary>All posts, by slug.</summary>
    IReadOnlyList<IndexedPost> Posts();

    /// <summary>The body that a URL gave, or null.</summary>
    KnownAsset? FindByUrl(string url);

    /// <summary>A body by its hash, or null.</summary>
    ManifestAsset? FindAsset(string sha256);

    /// <summary>Bodies whose file's extension begins with one of these.</summary>
    IReadOnlyList<ManifestAsset> FindByExtension(IReadOnlyList<string> extensions);

    /// <summary>The posts that use a body.</summary>
    IReadOnlyList<Slug> GetUsers(string sha256);

    /// <summary>Bodies that a post used and none uses any more.</summary>
    IReadOnlyList<ManifestAsset> Unused();

    /// <summary>Notes that a post is about to be written: until it is put, nothing counts as known of its files.</summary>
    void Begin(Slug slug);

    /// <summary>Notes a finished post, what it uses and its files' hashes, in place of what was known of it.</summary>
    /// <param name="post">The post.</param>
    /// <param name="assets">What it uses.</param>
    /// <param name="files">The files of its folder.</param>
    /// <param name="shown">What the library's page will show of it; null to read that from its manifest then.</param>
    void Put(
        IndexedPost post,
        IReadOnlyList<ManifestAsset> assets,
        IReadOnlyList<FileHash> files,
        BrowseEntry? shown = null
    );

    /// <summary>Forgets a post; what only it used becomes unused.</summary>
    void Remove(Slug slug);

    /// <summary>Forgets bodies whose files are gone.</summary>
    void Forget(IReadOnlyList<ManifestAsset> assets);

    /// <summary>Notes the hash of a file that is in its place.</summary>
    void PutFile(FileHash file);

    /// <summary>Forgets the hash of a file that is about to be written or removed.</summary>
    void ForgetFile(RelativePath path);

    /// <summary>What the library's page showed of each post when it was last made, by slug.</summary>
    IReadOnlyDictionary<string, BrowseEntry> BrowseEntries();

    /// <summary>Notes what the library's page shows.</summary>
    /// <param name="changed">Posts that are new or shown differently.</param>
    /// <param name="gone">The slugs of posts that are shown no more.</param>
    void PutBrowse(IReadOnlyList<BrowseEntry> changed, IReadOnlyList<string> gone);

    /// <summary>Empties it, to be built again.</summary>
    void Clear();

    /// <summary>Notes that it says all that the manifests do.</summary>
    void MarkBuilt();

    /// <summary>Brings what was noted to where it stays, as closing it would.</summary>
    void Checkpoint();
}
