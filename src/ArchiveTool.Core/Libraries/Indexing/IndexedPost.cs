using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>What the index knows of a post.</summary>
/// <param name="Identity">Its canonical path or URL.</param>
/// <param name="Slug">Its folder's name.</param>
/// <param name="OriginalSha256">SHA-256 of the input when it was archived.</param>
/// <param name="LocalFiles">Length and time of the local files that it took (<see cref="LocalFileFingerprints"/>); null where unknown.</param>
/// <param name="IsComplete">Whether nothing that was wanted is missing.</param>
internal sealed record IndexedPost(
    string Identity,
    Slug Slug,
    string OriginalSha256,
    string? LocalFiles,
    bool IsComplete
);
