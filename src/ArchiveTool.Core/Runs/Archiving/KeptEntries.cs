using ArchiveTool.Core.Inputs.Unfolding;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Runs.Archiving.Writing;

namespace ArchiveTool.Core.Runs.Archiving;

/// <summary>Finds a library's entries whose text was taken from their pages.</summary>
internal sealed class KeptEntries(Library library) : IKeptEntries
{
    /// <inheritdoc/>
    public async Task<KeptEntry?> FindAsync(string identity, CancellationToken cancellationToken)
    {
        if (
            library.Index.FindPost(identity) is not { } known
            || await ManifestFile.TryReadAsync(library.Directory, known.Slug, cancellationToken) is not { } manifest
            || manifest.Post.FeedSha256 is not { } sha256
        )
        {
            return null;
        }

        try
        {
            var post = await PostRegenerator.ReadOriginalAsync(library.Directory, manifest, cancellationToken);
            return new KeptEntry(sha256, post.Bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
