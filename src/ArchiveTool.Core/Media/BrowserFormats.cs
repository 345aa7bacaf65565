namespace ArchiveTool.Core.Media;

/// <summary>
/// The picture formats that the current releases of Chromium, Firefox and Safari all show
/// (https://developer.mozilla.org/en-US/docs/Web/Media/Guides/Formats/Image_types). AVIF is among them, animated too,
/// since Edge 121 (https://web-platform-dx.github.io/web-features-explorer/features/avif/). HEIC, JPEG XL and TIFF are shown by
/// Safari alone (https://caniuse.com/heif, https://caniuse.com/jpegxl, https://caniuse.com/tiff).
/// </summary>
internal static class BrowserFormats
{
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal)
    {
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "image/avif",
        "image/svg+xml",
        "image/bmp",
        "image/vnd.microsoft.icon",
    };

    /// <summary>Whether it is a picture of a format that some browsers do not show.</summary>
    public static bool Lack(string mediaType) =>
        mediaType.StartsWith("image/", StringComparison.Ordinal) && !Shown.Contains(mediaType);
}
