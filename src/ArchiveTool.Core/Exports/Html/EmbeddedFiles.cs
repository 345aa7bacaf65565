using System.Buffers;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>The files of the library that a post's page names.</summary>
internal sealed class EmbeddedFiles
{
    private static readonly SearchValues<char> TypeCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789.+-/"
    );

    private static readonly string[] Kinds = ["image/", "font/", "audio/", "video/", "application/font"];

    private readonly Dictionary<string, EmbeddedFile> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);
    private readonly Action<LibraryPath> tellMissing;

    /// <summary>The files of a post.</summary>
    /// <param name="directory">The library.</param>
    /// <param name="manifest">The post.</param>
    /// <param name="posts">How many posts of the same HTML file use a body, by its hash; null if it has one post.</param>
    /// <param name="tellMissing">Told which files are not there.</param>
    public EmbeddedFiles(
        LibraryDirectory directory,
        Manifest manifest,
        IReadOnlyDictionary<string, int>? posts,
        Action<LibraryPath> tellMissing
    )
    {
        this.tellMissing = tellMissing;
        foreach (var asset in manifest.Assets)
        {
            if (asset.Urls is [var url, ..])
            {
                addresses[asset.Path.ToString()] = url;
            }

            if (directory.Has(asset))
            {
                files[asset.Path.ToString()] = new EmbeddedFile(asset.Path, GetType(asset.MediaType))
                {
                    Length = asset.Bytes,
                    Width = asset.Width,
                    Height = asset.Height,
                    UsesElsewhere = (posts?.GetValueOrDefault(asset.Sha256) ?? 1) - 1,
                };
            }

            foreach (var thumbnail in asset.Thumbnails)
            {
                if (directory.TryFind(thumbnail.Path) is { IsFile: true } file && file.Length == thumbnail.Bytes)
                {
                    var type = thumbnail.Path.Extension == "jpg" ? "image/jpeg" : $"image/{thumbnail.Path.Extension}";
                    files[thumbnail.Path.ToString()] = new EmbeddedFile(thumbnail.Path, GetType(type))
                    {
                        Length = thumbnail.Bytes,
                        Width = thumbnail.Width,
                        Height = thumbnail.Height,
                    };
                }
            }
        }
    }

    /// <summary>Those that the page shows.</summary>
    public IEnumerable<EmbeddedFile> All => files.Values;

    /// <summary>Whether an address names a file of the library.</summary>
    /// <param name="address">As it is written.</param>
    /// <param name="up">What leads from where it is written to the library's folder, or to its assets.</param>
    /// <param name="below">The folder that <paramref name="up"/> leads to; empty for the library's.</param>
    /// <param name="path">The path in the library.</param>
    public static bool IsFile(string address, string up, string below, out LibraryPath? path)
    {
        path = null;
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var file = hash < 0 ? address : address[..hash];
        return file.StartsWith(up, StringComparison.Ordinal)
            && LibraryPath.TryParse(below + file[up.Length..], out path)
            && (path.IsAsset || path.IsThumbnail);
    }

    /// <summary>A file; null, and told, where it is not there.</summary>
    public EmbeddedFile? Find(LibraryPath path)
    {
        if (files.TryGetValue(path.ToString(), out var file))
        {
            return file;
        }

        tellMissing(path);
        return null;
    }

    /// <summary>Where a file of the library came from, or null.</summary>
    public string? FindAddress(LibraryPath path) => addresses.GetValueOrDefault(path.ToString());

    // The manifest may be a stranger's, and the type stands in an address.
    private static string GetType(string mediaType) =>
        mediaType == "text/css"
        || (
            Array.Exists(Kinds, kind => mediaType.StartsWith(kind, StringComparison.Ordinal))
            && !mediaType.AsSpan().ContainsAnyExcept(TypeCharacters)
        )
            ? mediaType
            : "application/octet-stream";
}
