using System.Security.Cryptography;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Runs.Archiving.Writing;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Maintenance;

/// <summary>Makes the files of a post's folder again: the original from its source, the rest from the original.</summary>
/// <param name="library">The library.</param>
/// <param name="fetcher">The network, or a record of it.</param>
internal sealed class PostRepair(Library library, Fetcher fetcher)
{
    /// <summary>Gets the original again; only the same bytes count.</summary>
    /// <returns>For people: what was done, or why nothing could be.</returns>
    public async Task<string> RepairOriginalAsync(Slug slug, CancellationToken cancellationToken)
    {
        var place = $"posts/{slug}/original";
        if (await library.Manifests.TryReadAsync(slug, cancellationToken) is not { } manifest)
        {
            return $"{place} could not be repaired: the manifest is damaged";
        }

        var source = manifest.Post.Source;
        if (await ReadAsync(manifest.Post, cancellationToken) is not { } bytes)
        {
            return $"{place} could not be repaired: {source} cannot be read, or is another text now; archive it again to take that";
        }

        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != manifest.Post.OriginalSha256)
        {
            return $"{place} could not be repaired: {source} is another text now; archive it again to take that";
        }

        var extension = PostRegenerator.GetExtension(library.Directory, manifest);
        await library.Directory.WriteAsync(
            LibraryLayout.PostFolder(slug) / ("original" + extension),
            bytes,
            toDisk: true,
            cancellationToken
        );
        return $"{place}{extension} was restored from {source}";
    }

    /// <summary>Makes a rewritten post or an offline page again.</summary>
    /// <returns>For people: what was done, or why nothing could be.</returns>
    public async Task<string> RepairPageAsync(LibraryPath path, CancellationToken cancellationToken)
    {
        var slug = path.Post!;
        if (await library.Manifests.TryReadAsync(slug, cancellationToken) is not { } manifest)
        {
            return $"{path} could not be repaired: the manifest is damaged";
        }

        try
        {
            library.Index.ForgetFile(path);
            if (path.ToRelativePath().Name == "index.html")
            {
                await PostRegenerator.WritePageAsync(library.Directory, manifest, cancellationToken);

                // Its links into the library are led anew when the library's page is made.
                library.Index.PutBrowse([], [slug]);
            }
            else
            {
                await PostRegenerator.WritePostAsync(library.Directory, manifest, cancellationToken);
            }

            library.Index.PutFile(FileHash.Compute(library.Directory, path).Hash);
            return $"{path} was made again";
        }
        catch (IOException exception)
        {
            return $"{path} could not be repaired: {exception.Message}";
        }
    }

    /// <summary>Copies what a self-contained post needs from the library again, where the library's own file is whole.</summary>
    /// <returns>For people: what was done, or why nothing could be.</returns>
    public async Task<string> RepairCopyAsync(LibraryPath copy, CancellationToken cancellationToken)
    {
        var (slug, directory) = (copy.Post!, library.Directory);
        var folder = LibraryLayout.PostFolder(slug);
        if (
            await ManifestFile.TryReadAsync(directory, slug, cancellationToken) is not { } manifest
            || PostCopies
                .List(manifest)
                .FirstOrDefault(path => PostCopies.GetPath(folder, path).ToString() == copy.ToString())
                is not { } path
        )
        {
            return $"{copy} could not be repaired: the manifest is damaged";
        }

        if (!directory.IsFile(path) || (path.IsAsset && FileHash.Compute(directory, path).Hash.Sha256 != path.Sha256))
        {
            return $"{copy} could not be repaired: {path} is damaged";
        }

        directory.Delete(copy);
        await PostCopies.WriteAsync(directory, manifest, folder, toDisk: true, cancellationToken);
        return $"{copy} was copied from {path} again";
    }

    private async Task<byte[]?> ReadAsync(ManifestPost post, CancellationToken cancellationToken)
    {
        if (!WebUrl.TryParse(post.Source, null, out var url) || !url.IsHttp)
        {
            if (LocalSource.TryOpen(post.Source, post.OriginalBytes, post.OriginalSha256) is not { } source)
            {
                return null;
            }

            await using (source)
            {
                var original = new byte[source.Length];
                await source.ReadExactlyAsync(original, cancellationToken);
                return original;
            }
        }

        var request = new FetchRequest(url) { Destination = FetchDestination.Document };
        var exchange = await fetcher.FetchAsync(request, cancellationToken);
        if (exchange.Body is not { } body)
        {
            return null;
        }

        var place = LibraryLayout.Temporary / body.Name;
        var bytes = await library.Directory.ReadAsync(place, body.Length, cancellationToken);
        library.Directory.Delete(place);
        return bytes;
    }
}
