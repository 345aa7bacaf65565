using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// The copies in the folder of a post that can be passed on by itself. They have the paths that the files have in the
/// library, so style sheets stay as they are.
/// </summary>
internal static class PostCopies
{
    /// <summary>The files of the library that a self-contained post needs; none for another post.</summary>
    public static IReadOnlyList<LibraryPath> List(Manifest manifest)
    {
        if (!manifest.Post.IsSelfContained)
        {
            return [];
        }

        var targets = new PostTargets(manifest);
        var found = new List<LibraryPath>();
        var seen = new HashSet<LibraryPath>();
        Add(manifest.References.Select(targets.FindFile));
        // Grows while it is gone through: a sheet may import another.
        for (var i = 0; i < found.Count; i++)
        {
            Add(FindSheetFiles(manifest, found[i]));
        }

        return found;

        void Add(IEnumerable<LibraryPath?> paths) => found.AddRange(paths.OfType<LibraryPath>().Where(seen.Add));
    }

    /// <summary>Where the copy of a file stands.</summary>
    public static RelativePath GetPath(RelativePath folder, LibraryPath path) => RelativePath.Parse($"{folder}/{path}");

    /// <summary>Whether every copy is there.</summary>
    public static bool AreThere(LibraryDirectory directory, Manifest manifest) =>
        List(manifest).All(path => directory.IsFile(GetPath(LibraryLayout.PostFolder(manifest.Post.Slug), path)));

    /// <summary>Writes the copies that a folder lacks, or that differ from the library's, and deletes those of before.</summary>
    /// <param name="directory">The library.</param>
    /// <param name="manifest">The post.</param>
    /// <param name="folder">Its folder, or the one that will take its place.</param>
    /// <param name="toDisk">Whether to wait until the device has the bytes.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task WriteAsync(
        LibraryDirectory directory,
        Manifest manifest,
        RelativePath folder,
        bool toDisk,
        CancellationToken cancellationToken
    )
    {
        var paths = List(manifest);
        foreach (var path in paths)
        {
            await WriteAsync(directory, path, GetPath(folder, path), toDisk, cancellationToken);
        }

        var needed = paths.Select(path => GetPath(folder, path).ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var old in Find(directory, folder).Where(copy => !needed.Contains(copy.ToString())).ToList())
        {
            directory.Delete(old);
        }
    }

    /// <summary>Whether a folder beside a post's files holds copies and nothing else.</summary>
    public static bool AreAll(LibraryDirectory directory, RelativePath postFolder, RelativePath folder) =>
        folder.Name is "assets" or "thumbnails"
        && directory.Walk(folder).All(entry => entry.Kind == EntryKind.File && IsCopy(postFolder, entry.Path));

    private static async Task WriteAsync(
        LibraryDirectory directory,
        LibraryPath path,
        RelativePath copy,
        bool toDisk,
        CancellationToken cancellationToken
    )
    {
        if (!directory.IsFile(path) || (directory.IsFile(copy) && HasSameBytes(directory, path, copy)))
        {
            return;
        }

        await using var body = directory.OpenRead(path);
        await directory.WriteAsync(copy, body.CopyToAsync, toDisk, cancellationToken);
    }

    private static bool HasSameBytes(LibraryDirectory directory, RelativePath path, RelativePath copy) =>
        directory.TryFind(path)?.Length == directory.TryFind(copy)?.Length
        && FileHash.Compute(directory, path).Hash.Sha256 == FileHash.Compute(directory, copy).Hash.Sha256;

    private static IEnumerable<RelativePath> Find(LibraryDirectory directory, RelativePath folder) =>
        from name in (string[])["assets", "thumbnails"]
        where directory.IsFolder(folder / name)
        from entry in directory.Walk(folder / name)
        where entry.Kind == EntryKind.File && IsCopy(folder, entry.Path)
        select entry.Path;

    private static bool IsCopy(RelativePath postFolder, RelativePath path) =>
        LibraryLayout.IsAddressable(path.ToString()[(postFolder.ToString().Length + 1)..]);

    /// <summary>What a style sheet loads: the manifest says it of the sheet as it came.</summary>
    private static IEnumerable<LibraryPath?> FindSheetFiles(Manifest manifest, LibraryPath path)
    {
        var stored = manifest.Assets.FirstOrDefault(asset => asset.Path == path);
        var sheet = stored is { References: [], DerivedFrom: { } origin }
            ? manifest.Assets.FirstOrDefault(asset => asset.Sha256 == origin)
            : stored;
        return sheet?.References.Select(reference => LibraryLayout.FindPathFromAsset(reference.RewrittenTo)) ?? [];
    }
}
