using System.Collections.Frozen;
using ArchiveTool.Core.Media;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>Tells links to files from links to pages: by the name, as nobody is asked for a page.</summary>
internal static class LinkedFiles
{
    private static readonly FrozenSet<string> Endings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "7z avif bmp bz2 csv djvu doc docx epub flac gif gz jpeg jpg key m4a m4v mobi mov mp3 mp4 odp ods odt ogg ogv pdf png pps ppt pptx ps rar rtf svg tar tgz tif tiff tsv txt wav webm webp xls xlsx xz zip".Split(
            ' '
        )
    );

    /// <summary>Whether a URL names a file that a reader saves or opens.</summary>
    public static bool IsFile(WebUrl url) => Endings.Contains(GetEnding(url));

    /// <summary>The extension under which what a link led to is kept: its own where the bytes do not say more.</summary>
    public static string GetExtension(WebUrl url, MediaType mediaType) =>
        (mediaType == MediaType.Unknown || mediaType == MediaType.Text) && IsFile(url)
            ? GetEnding(url).ToLowerInvariant()
            : mediaType.StoredExtension;

    private static string GetEnding(WebUrl url) => Path.GetExtension(url.Path.Split('/')[^1]).TrimStart('.');
}
