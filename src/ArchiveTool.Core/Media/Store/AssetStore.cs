using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Media.Store;

/// <summary>Bodies as files, <c>assets/&lt;aa&gt;/&lt;sha256&gt;.&lt;ext&gt;</c>, which appear by rename.</summary>
/// <param name="directory">The library's directory; <c>assets</c> is made in it when the first asset is added.</param>
/// <param name="durability">When files are forced onto the disk.</param>
internal sealed class AssetStore(LibraryDirectory directory, AssetDurability durability = AssetDurability.Deferred)
    : IAssetStore
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

    /// <inheritdoc/>
    public bool Contains(string sha256, string extension) => directory.IsFile(GetPath(sha256, extension));

    /// <inheritdoc/>
    public Stream OpenRead(string sha256, string extension) => directory.OpenRead(GetPath(sha256, extension));

    /// <inheritdoc/>
    public Task<byte[]> ReadAsync(string sha256, string extension, long most, CancellationToken cancellationToken) =>
        directory.ReadAsync(GetPath(sha256, extension), most, cancellationToken);

    /// <inheritdoc/>
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
