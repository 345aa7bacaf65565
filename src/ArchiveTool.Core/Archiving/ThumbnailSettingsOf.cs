using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Thumbnails;

namespace ArchiveTool.Core.Archiving;

/// <summary>The thumbnail settings of a run: what was asked, else what the library keeps.</summary>
internal static class ThumbnailSettingsOf
{
    public static ThumbnailSettings Library(Library library, ArchiveOptions options) =>
        new()
        {
            Widths = options.ThumbnailWidths ?? library.Settings.ThumbnailWidths,
            Format = FormatOf(options.ThumbnailFormat ?? library.Settings.ThumbnailFormat),
            MaxPixels = options.MaxPixels,
        };

    private static ThumbnailFormat FormatOf(string name) =>
        name switch
        {
            "jpeg" => ThumbnailFormat.Jpeg,
            "png" => ThumbnailFormat.Png,
            "avif" => ThumbnailFormat.Avif,
            _ => ThumbnailFormat.Webp,
        };
}
