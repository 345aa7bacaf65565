using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using ArchiveTool.Core.Localizing.Recording;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>The pictures that a site has, and the names of those that come: the same bytes once, no name twice.</summary>
internal sealed class SitePictures
{
    private readonly ConcurrentDictionary<string, KnownPicture> byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPicture> byHash = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads what earlier runs brought.</summary>
    public SitePictures(SiteRecord record)
    {
        foreach (var picture in record.Read().SelectMany(run => run.Files).SelectMany(file => file.Pictures))
        {
            var path = record.GetPath(picture.Path);
            if (path is not null && IsThere(path, picture))
            {
                Add(new KnownPicture(path, picture.Sha256, picture.Bytes), picture.Url);
            }
        }
    }

    /// <summary>The file that an address was brought into the site as, or null.</summary>
    public KnownPicture? FindByUrl(string url) => byUrl.GetValueOrDefault(url);

    /// <summary>
    /// The place for a picture: one that has the same bytes already, else the first name that is free.
    /// </summary>
    /// <param name="url">The address that it came from.</param>
    /// <param name="facts">What its name can be made of.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="source">Where this run has its bytes.</param>
    /// <param name="template">How it is named.</param>
    /// <param name="placement">Where it goes.</param>
    /// <param name="isPerPost">Whether the same bytes elsewhere do not count.</param>
    /// <returns>The picture, and whether its file has to be made.</returns>
    public (KnownPicture Picture, bool IsNew) Place(
        string url,
        NameFacts facts,
        long bytes,
        string source,
        NameTemplate template,
        PostPlacement placement,
        bool isPerPost
    )
    {
        if (!isPerPost && byHash.TryGetValue(facts.Sha256, out var known))
        {
            byUrl.TryAdd(url, known);
            return (known, false);
        }

        var path = FindName(facts, template, placement, path => IsFree(path, facts.Sha256));
        var isThere = File.Exists(path) || taken.ContainsKey(path);
        taken[path] = facts.Sha256;
        var picture = new KnownPicture(path, facts.Sha256, bytes) { Source = source };
        Add(picture, url);
        return (picture, !isThere);
    }

    /// <summary>Takes a name for a file whose bytes hang on where it stands.</summary>
    /// <param name="facts">What its name can be made of.</param>
    /// <param name="template">How it is named.</param>
    /// <param name="placement">Where it goes.</param>
    public string Reserve(NameFacts facts, NameTemplate template, PostPlacement placement)
    {
        var path = FindName(facts, template, placement, path => !taken.ContainsKey(path) && !Path.Exists(path));
        taken[path] = "";
        return path;
    }

    /// <summary>Says what was made at a name that was taken.</summary>
    public void Set(string url, KnownPicture picture)
    {
        taken[picture.Path] = picture.Sha256;
        Add(picture, url);
    }

    private static string FindName(
        NameFacts facts,
        NameTemplate template,
        PostPlacement placement,
        Predicate<string> isFree
    )
    {
        var name = template.Format(facts);
        var folder = template.HasFolder ? placement.Base : placement.Folder;
        var path = Path.GetFullPath(Path.Combine(folder, name));
        var ending = Path.GetExtension(path);
        for (var length = 8; !isFree(path); length += 8)
        {
            var mark =
                length <= facts.Sha256.Length
                    ? facts.Sha256[..length]
                    : string.Create(CultureInfo.InvariantCulture, $"{facts.Sha256}-{length}");
            path = Path.GetFullPath(Path.Combine(folder, $"{name[..^ending.Length]}-{mark}{ending}"));
        }

        return path;
    }

    private void Add(KnownPicture picture, string url)
    {
        byUrl.TryAdd(url, picture);
        byHash.TryAdd(picture.Sha256, picture);
        taken.TryAdd(picture.Path, picture.Sha256);
    }

    private bool IsFree(string path, string sha256) =>
        taken.TryGetValue(path, out var holder)
            ? holder == sha256
            : !Path.Exists(path) || (File.Exists(path) && GetHash(path) == sha256);

    private static bool IsThere(string path, RecordedPicture picture) =>
        File.Exists(path) && new FileInfo(path).Length == picture.Bytes;

    private static string GetHash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
