using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Media.Store;

/// <summary>
/// The bodies of a library, each once, named by their content: <c>assets/&lt;aa&gt;/&lt;sha256&gt;.&lt;ext&gt;</c>. Safe to use from many
/// threads. A file appears by rename, whole or not at all. Disk trouble comes as <see cref="IOException"/> or
/// <see cref="UnauthorizedAccessException"/>.
/// </summary>
/// <param name="directory">The library's directory; <c>assets</c> is made in it when the first asset is added.</param>
/// <param name="durability">When files are forced onto the disk.</param>
internal sealed class AssetStore(LibraryDirectory directory, AssetDurability durability = AssetDurability.Deferred)
{
    /// <summary>Where an asset stands, relative to the library, with forward slashes.</summary>
    /// <param name="sha256">64 lower-case hexadecimal digits.</param>
    /// <param name="extension">As <see cref="ContentName.IsExtension"/> has it, without the dot.</param>
    /// <exception cref="ArgumentException">Either is of another shape.</exception>
    public static string GetRelativePath(string sha256, string extension)
    {
        ContentName.Check(sha256, extension);
        return $"assets/{sha256.AsSpan(0, 2)}/{sha256}.{extension}";
    }

    /// <summary>True where the store has a file for that body.</summary>
    /// <inheritdoc cref="GetRelativePath"/>
    public bool Contains(string sha256, string extension) => directory.IsFile(GetPath(sha256, extension));

    /// <summary>Takes a finished temporary file in; it is gone afterwards.</summary>
    /// <param name="temporaryFile">A file of the library's directory (in its <c>.archivetool</c>), closed.</param>
    /// <param name="sha256">The hash of its bytes, 64 lower-case hexadecimal digits.</param>
    /// <param name="extension">As <see cref="ContentName.IsExtension"/> has it, without the dot.</param>
    /// <param name="isTrusted">
    /// Whether a file of the same length that stands there is the body. One that no manifest names may be what a loss of
    /// power left: its length without its bytes.
    /// </param>
    /// <exception cref="ForeignEntryException">Something that is not a file stands in its place.</exception>
    public AddOutcome Add(RelativePath temporaryFile, string sha256, string extension, bool isTrusted = true)
    {
        var target = GetPath(sha256, extension);
        directory.RequireFileOrNothing(target);
        var outcome = AddOutcome.Added;
        if (isTrusted && directory.Find(target) is { } existing)
        {
            if (existing.Length == directory.Find(temporaryFile)?.Length)
            {
                directory.Delete(temporaryFile);
                return AddOutcome.Duplicate;
            }

            outcome = AddOutcome.Replaced;
        }

        if (durability == AssetDurability.EachFile)
        {
            directory.SyncFile(temporaryFile);
        }

        directory.Place(temporaryFile, target);
        return outcome;
    }

    private static RelativePath GetPath(string sha256, string extension) =>
        RelativePath.Parse(GetRelativePath(sha256, extension));
}
