using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Media.Store;

/// <summary>
/// The bodies of a library, each once, named by their content: <c>assets/&lt;aa&gt;/&lt;sha256&gt;.&lt;ext&gt;</c>. Safe to use from many
/// threads. A file appears by rename, whole or not at all. Disk trouble comes as <see cref="IOException"/> or
/// <see cref="UnauthorizedAccessException"/>.
/// </summary>
/// <param name="libraryRoot">The library's folder; <c>assets</c> is made in it when the first asset is added.</param>
/// <param name="durability">When files are forced onto the disk.</param>
public sealed class AssetStore(string libraryRoot, AssetDurability durability = AssetDurability.Deferred)
{
    /// <summary>The library's folder.</summary>
    public string LibraryRoot { get; } = Path.GetFullPath(libraryRoot);

    /// <summary>Where an asset stands, relative to the library, with forward slashes.</summary>
    /// <param name="sha256">64 lower-case hexadecimal digits.</param>
    /// <param name="extension">As <see cref="ContentName.IsExtension"/> has it, without the dot.</param>
    /// <exception cref="ArgumentException">Either is of another shape.</exception>
    public static string RelativePathOf(string sha256, string extension)
    {
        ContentName.Check(sha256, extension);
        return $"assets/{sha256.AsSpan(0, 2)}/{sha256}.{extension}";
    }

    /// <summary>Whether a path is one that <see cref="RelativePathOf"/> gives.</summary>
    public static bool IsPath(string path)
    {
        var extension = ContentName.ExtensionOf(path);
        var sha256 = path[(path.LastIndexOf('/') + 1)..].Split('.')[0];
        return ContentName.IsHash(sha256)
            && ContentName.IsExtension(extension)
            && path == RelativePathOf(sha256, extension);
    }

    /// <summary>Where an asset stands, absolute.</summary>
    /// <inheritdoc cref="RelativePathOf"/>
    public string PathOf(string sha256, string extension) =>
        Path.Combine(LibraryRoot, RelativePathOf(sha256, extension));

    /// <summary>True where the store has a file for that body.</summary>
    /// <inheritdoc cref="RelativePathOf"/>
    public bool Contains(string sha256, string extension) => File.Exists(PathOf(sha256, extension));

    /// <summary>Takes a finished temporary file in; it is gone afterwards.</summary>
    /// <param name="temporaryFile">A file of the same file system (in the library's <c>.archivetool</c>), closed.</param>
    /// <param name="sha256">The hash of its bytes, 64 lower-case hexadecimal digits.</param>
    /// <param name="extension">As <see cref="ContentName.IsExtension"/> has it, without the dot.</param>
    public AddOutcome Add(string temporaryFile, string sha256, string extension)
    {
        var target = new FileInfo(PathOf(sha256, extension));
        var outcome = AddOutcome.Added;
        if (target.Exists)
        {
            if (target.Length == new FileInfo(temporaryFile).Length)
            {
                File.Delete(temporaryFile);
                return AddOutcome.Duplicate;
            }

            outcome = AddOutcome.Replaced;
        }

        if (durability == AssetDurability.EachFile)
        {
            AtomicFile.Flush(temporaryFile);
        }

        Rename(temporaryFile, target.FullName);
        return outcome;
    }

    private static void Rename(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: true);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            // Where another thread makes the folder meanwhile, the file is said to be missing, not the folder.
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to, overwrite: true);
        }
    }
}
