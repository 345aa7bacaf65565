using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Thumbnails;

namespace ArchiveTool.Core.Archiving;

/// <summary>
/// What the result of archiving a post hangs on besides its bytes: the options that shape it, and the local files it
/// took. While all of that is as it was, there is nothing to do again.
/// </summary>
internal static class PostFingerprint
{
    public static string Of(ArchiveOptions options, ThumbnailSettings thumbnails, Manifest manifest)
    {
        var text = new StringBuilder();
        Add(text, Manifest.CurrentSchema);
        Add(text, options.DocumentUrl?.Href);
        Add(text, options.SiteRoot);
        Add(text, options.InputFormat?.ToString());
        Add(text, options.DefaultReferrerPolicy.ToString());
        Add(text, options.AssetBase);
        Add(text, options.ChecksLinks ? "links" : "no links");
        Add(text, string.Join('\n', options.Include.Select(regex => regex.ToString())));
        Add(text, string.Join('\n', options.Exclude.Select(regex => regex.ToString())));
        Add(text, $"{options.Images} {options.ExtractsDataUrls}");
        Add(text, $"{options.CleansLinks} {string.Join(' ', options.Rules.Select(file => file.Hash))}");
        Add(text, string.Join(',', thumbnails.Widths));
        Add(text, $"{thumbnails.Format} {thumbnails.Animation} {thumbnails.Salvage}");
        Add(text, thumbnails.MaxPixels.ToString(CultureInfo.InvariantCulture));
        foreach (var asset in manifest.Assets)
        {
            Add(text, asset.File is null ? null : Stamp(asset.File));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>A local file's name, length and time; one that is gone has neither.</summary>
    private static string Stamp(string path)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{path}|{file.Length}|{file.LastWriteTimeUtc.Ticks}")
            : path;
    }

    private static void Add(StringBuilder text, string? part) => text.Append(part).Append('\0');
}
