using System.Security.Cryptography;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Files;
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
    public async Task<string> RepairOriginalAsync(string slug, CancellationToken cancellationToken)
    {
        var place = $"posts/{slug}/original";
        if (await ManifestFile.TryReadAsync(library.Layout.Manifest(slug), cancellationToken) is not { } manifest)
        {
            return $"{place} could not be repaired: the manifest is damaged";
        }

        var source = manifest.Post.Source;
        if (await ReadAsync(source, cancellationToken) is not { } bytes)
        {
            return $"{place} could not be repaired: {source} cannot be read";
        }

        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != manifest.Post.OriginalSha256)
        {
            return $"{place} could not be repaired: {source} is another text now; archive it again to take that";
        }

        var extension = ManifestRewriting.ExtensionOf(library.Layout, manifest);
        await AtomicFile.WriteAsync(
            Path.Combine(library.Layout.PostFolder(slug), "original" + extension),
            library.Layout.Temporary,
            bytes,
            toDisk: true,
            cancellationToken
        );
        return $"{place}{extension} was restored from {source}";
    }

    /// <summary>Makes a rewritten post or an offline page again.</summary>
    /// <returns>For people: what was done, or why nothing could be.</returns>
    public async Task<string> RepairPageAsync(string path, CancellationToken cancellationToken)
    {
        var slug = path.Split('/')[1];
        if (await ManifestFile.TryReadAsync(library.Layout.Manifest(slug), cancellationToken) is not { } manifest)
        {
            return $"{path} could not be repaired: the manifest is damaged";
        }

        try
        {
            library.Index.ForgetFile(path);
            if (Path.GetFileName(path) == "index.html")
            {
                await ManifestRewriting.WritePageAsync(library.Layout, manifest, cancellationToken);

                // Its links into the library are led anew when the library's page is made.
                library.Index.PutBrowse([], [slug]);
            }
            else
            {
                await ManifestRewriting.WritePostAsync(library.Layout, manifest, cancellationToken);
            }

            library.Index.PutFile(FileHash.Of(library.Layout, path));
            return $"{path} was made again";
        }
        catch (IOException exception)
        {
            return $"{path} could not be repaired: {exception.Message}";
        }
    }

    private async Task<byte[]?> ReadAsync(string source, CancellationToken cancellationToken)
    {
        if (!WebUrl.TryParse(source, null, out var url) || !url.IsHttp)
        {
            return File.Exists(source) ? await File.ReadAllBytesAsync(source, cancellationToken) : null;
        }

        var request = new FetchRequest(url) { Destination = FetchDestination.Document };
        var exchange = await fetcher.FetchAsync(request, cancellationToken);
        if (exchange.Body is not { } body)
        {
            return null;
        }

        var bytes = await File.ReadAllBytesAsync(body.Path, cancellationToken);
        File.Delete(body.Path);
        return bytes;
    }
}
