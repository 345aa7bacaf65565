using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Media.Headers;

namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>Verifies the bytes of files, on all cores.</summary>
/// <param name="directory">The library.</param>
/// <param name="present">Every file of the library, by path.</param>
/// <param name="needed">What the manifests name.</param>
/// <param name="known">The hashes that the index keeps, by path.</param>
internal sealed class FileVerification(
    LibraryDirectory directory,
    IReadOnlySet<string> present,
    NeededFiles needed,
    IReadOnlyDictionary<string, string> known
)
{
    private long bytes;
    private int files;

    /// <summary>Bytes read.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Files read.</summary>
    public int Files => Volatile.Read(ref files);

    /// <summary>The files to be read: by hash, or, where the index keeps none, by header.</summary>
    public IEnumerable<string> Paths => needed.Assets.Keys.Concat(needed.Thumbnails.Keys).Concat(needed.PostFiles.Keys);

    /// <summary>What is wrong with a file, or null.</summary>
    public LibraryDamage? Verify(string path)
    {
        try
        {
            return needed.Assets.TryGetValue(path, out var asset) ? Asset(path, asset)
                : needed.Thumbnails.TryGetValue(path, out var thumbnail) ? Thumbnail(path, thumbnail)
                : PostFile(path);
        }
        catch (ForeignEntryException)
        {
            // Named where the library's entries were listed.
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new LibraryDamage(
                DamageKind.Unreadable,
                path,
                $"{path} cannot be read: {exception.Message}; look at the disk"
            );
        }
    }

    /// <summary>The files for browsing that are gone, or not as they were written.</summary>
    public IEnumerable<LibraryDamage> ChangedPages()
    {
        foreach (var path in known.Keys.Where(IsForBrowsing))
        {
            if (directory.TryFind(RelativePath.Parse(path)) is not { IsFile: true })
            {
                yield return new LibraryDamage(
                    DamageKind.PageMissing,
                    path,
                    $"{path} is missing; run archivetool verify --repair to make it again"
                );
            }
            else if (Hash(path).Sha256 != known[path])
            {
                yield return new LibraryDamage(
                    DamageKind.PageChanged,
                    path,
                    $"{path} is not as it was written; run archivetool verify --repair to make it again"
                );
            }
        }
    }

    private static bool IsForBrowsing(string path) =>
        path == LibraryLayout.IndexPage.ToString() || RelativePath.Parse(path).IsWithin(LibraryLayout.Browsing);

    private LibraryDamage? Asset(string path, (string Sha256, long Bytes) asset)
    {
        const string Advice = "run archivetool verify --repair to fetch it again";
        if (!present.Contains(path))
        {
            return new LibraryDamage(DamageKind.AssetMissing, path, $"{path} is missing; {Advice}");
        }

        var (sha256, length) = Hash(path);
        return sha256 == asset.Sha256 && length == asset.Bytes
            ? null
            : new LibraryDamage(
                DamageKind.AssetChanged,
                path,
                $"{path} is damaged: its {length} bytes have the hash {sha256}, {asset.Bytes} bytes of its name's hash were archived; {Advice}"
            );
    }

    private LibraryDamage? Thumbnail(string path, ManifestThumbnail thumbnail)
    {
        const string Advice = "run archivetool verify --repair to build it again";
        if (!present.Contains(path))
        {
            return new LibraryDamage(DamageKind.ThumbnailMissing, path, $"{path} is missing; {Advice}");
        }

        // A copy beside a post is known by the file it is one of.
        var original = path[path.IndexOf("thumbnails/", StringComparison.Ordinal)..];
        if (known.TryGetValue(original, out var sha256) && Hash(path).Sha256 != sha256)
        {
            return new LibraryDamage(DamageKind.ThumbnailChanged, path, $"{path} has been modified; {Advice}");
        }

        using var file = directory.OpenRead(RelativePath.Parse(path));
        var header = ImageHeader.Read(file);
        var length = file.Length;
        return
            header is null
            || header.Width != thumbnail.Width
            || header.Height != thumbnail.Height
            || length != thumbnail.Bytes
            ? new LibraryDamage(
                DamageKind.ThumbnailChanged,
                path,
                $"{path} is not the picture of {thumbnail.Width}×{thumbnail.Height} and {thumbnail.Bytes} bytes that was made; {Advice}"
            )
            : null;
    }

    private LibraryDamage? PostFile(string path)
    {
        var name = Path.GetFileName(path);
        if (name.StartsWith("original", StringComparison.Ordinal))
        {
            // Its hash stands in the manifest, and was compared with that.
            return null;
        }

        if (!present.Contains(path) || !known.TryGetValue(path, out var sha256) || Hash(path).Sha256 == sha256)
        {
            return null;
        }

        return name switch
        {
            "manifest.json" => new LibraryDamage(
                DamageKind.ManifestChanged,
                path,
                $"{path} is not as it was written; restore it from a copy, or, if the change is yours, run archivetool verify --rebuild-index"
            ),
            _ => new LibraryDamage(
                DamageKind.PageChanged,
                path,
                $"{path} is not as it was written; run archivetool verify --repair, or, if the change is yours, --rebuild-index"
            ),
        };
    }

    private (string Sha256, long Bytes) Hash(string path)
    {
        var (hash, length) = FileHash.Compute(directory, RelativePath.Parse(path));
        Interlocked.Add(ref bytes, length);
        Interlocked.Increment(ref files);
        return (hash.Sha256, length);
    }
}
