using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Runs.Archiving.Work;

namespace ArchiveTool.Core.Runs.Thumbnailing;

/// <summary>The thumbnail settings of a run: what was asked, else what the library keeps.</summary>
internal static class ThumbnailSettingsResolver
{
    public static ThumbnailSettings Run(LibrarySettings library, ArchiveOptions options) =>
        new()
        {
            Widths = options.ThumbnailWidths ?? library.ThumbnailWidths,
            Format = options.ThumbnailFormat ?? library.ThumbnailFormat,
            Animation = options.Animation ?? library.Animation,
            MaxPixels = options.MaxPixels,
            Salvage = options.Salvages,
            Engine = options.ThumbnailEngine,
        };

    /// <summary>What the library is to keep, so that the next run agrees; a run without thumbnails changes nothing.</summary>
    public static LibrarySettings Kept(LibrarySettings library, ArchiveOptions options) =>
        library with
        {
            ThumbnailWidths = options.ThumbnailWidths is { Count: > 0 } widths ? widths : library.ThumbnailWidths,
            ThumbnailFormat = options.ThumbnailFormat ?? library.ThumbnailFormat,
            Animation = options.Animation ?? library.Animation,
        };

    /// <summary>Which pictures' thumbnails are made again: how an animation was made does not show in its name.</summary>
    public static Func<ManifestAsset, bool> Rebuilds(LibrarySettings before, LibrarySettings after) =>
        asset => before.Animation != after.Animation && asset.Frames is not 1;
}
