using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Runs.Archiving.Work;

/// <summary>
/// The options that shape the result of archiving a post, told in its manifest. While they, the post's bytes and the local
/// files it took are as they were, there is nothing to do again.
/// </summary>
internal static class OptionsFingerprint
{
    /// <summary>Raised when pages are written differently: posts are then written again by the next run that reads them.</summary>
    private const string PageVersion = "pages 6";

    /// <summary>A hash of all that shapes more than the thumbnails.</summary>
    public static string GetHash(ArchiveOptions options)
    {
        var text = new StringBuilder();
        Add(text, Manifest.CurrentSchema);
        Add(text, PageVersion);
        Add(text, options.DocumentUrl?.Href);
        Add(text, options.SiteRoot);
        Add(text, options.InputFormat?.ToString());
        Add(text, options.DefaultReferrerPolicy.ToString());
        Add(text, options.AssetBase);
        Add(text, options.CheckLinks ? "links" : "no links");
        Add(text, string.Join('\n', options.Include.Select(regex => regex.ToString())));
        Add(text, string.Join('\n', options.Exclude.Select(regex => regex.ToString())));
        Add(text, options.Page?.ToString());
        Add(text, $"{options.Images} {options.ExtractDataUrls}");
        Add(text, string.Join(' ', options.LazyImages.Rows.Select(row => row.Name)));
        Add(
            text,
            $"{options.LinkCleaning} {string.Join(' ', options.Rules.Select(file => file.Hash))}{string.Concat(options.Networks.Select(file => $" {file.Hash}"))}"
        );
        if (options.SelfContained)
        {
            Add(text, "self-contained");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>What shapes the thumbnails, in words.</summary>
    public static string Compute(ThumbnailSettings thumbnails) =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"{thumbnails.Format} {string.Join(',', thumbnails.Widths)} {thumbnails.Animation} {thumbnails.MaxPixels}{(thumbnails.Salvage ? " salvage" : "")}{(thumbnails.Engine is { } engine ? " " + engine : "")}"
            )
            .ToLowerInvariant();

    private static void Add(StringBuilder text, string? part) => text.Append(part).Append('\0');
}
