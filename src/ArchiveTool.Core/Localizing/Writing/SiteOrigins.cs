using System.Collections.Concurrent;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Localizing.Recording;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>
/// What the records of sites say to an archive: which text is the author's, and from where a picture came that is local
/// now. Safe for concurrent use.
/// </summary>
internal sealed class SiteOrigins
{
    private readonly ConcurrentDictionary<string, string?> rootsByFolder = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<ILookup<string, string>>> urlsByRoot = new(
        StringComparer.Ordinal
    );

    /// <summary>The addresses that a file came from, by its canonical path.</summary>
    public IReadOnlyList<string> FindUrls(string path) =>
        FindRoot(path) is { } root
            ? [.. urlsByRoot.GetOrAdd(root, one => new Lazy<ILookup<string, string>>(() => ReadUrls(one))).Value[path]]
            : [];

    /// <summary>
    /// The bytes of a post as its author wrote them, where a library holds such a text already: it must not be replaced by
    /// one that our own runs made.
    /// </summary>
    /// <param name="input">The post.</param>
    /// <param name="bytes">Its bytes now.</param>
    /// <param name="known">SHA-256 of the text that the library holds; null if it holds none.</param>
    public InputBytes Restore(PostInput input, InputBytes bytes, string? known)
    {
        if (known is null || input.Kind != InputKind.File || FindRoot(input.Path) is not { } root)
        {
            return bytes;
        }

        var record = SiteRecord.At(root);
        var name = SourceChange.Relative(root, input.Path);
        var isOurs = record.Read().SelectMany(run => run.Files).Any(file => file.Path == name && file.After == known);
        return isOurs
            ? bytes
            : new InputBytes(
                bytes.Source,
                AuthorText.Restore(record, input.Path, bytes.Bytes.ToArray()),
                bytes.HeaderPolicy,
                bytes.Failure
            );
    }

    private string? FindRoot(string path) =>
        Path.GetDirectoryName(path) is { } folder ? rootsByFolder.GetOrAdd(folder, SiteRecord.FindRoot) : null;

    private static ILookup<string, string> ReadUrls(string root)
    {
        var record = SiteRecord.At(root);
        return record
            .Read()
            .SelectMany(run => run.Files)
            .SelectMany(file => file.Pictures)
            .DistinctBy(picture => (picture.Path, picture.Url))
            .Select(picture => (Path: record.GetPath(picture.Path), picture.Url))
            .Where(item => item.Path is not null)
            .ToLookup(item => item.Path!, item => item.Url, StringComparer.Ordinal);
    }
}
