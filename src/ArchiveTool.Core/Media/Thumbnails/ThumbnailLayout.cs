using System.Globalization;
using ArchiveTool.Core.Media.Store;

namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>Where thumbnails stand in a library: <c>thumbnails/&lt;asked width&gt;/&lt;aa&gt;/&lt;sha256 of the image&gt;.&lt;ext&gt;</c>.</summary>
internal static class ThumbnailLayout
{
    /// <summary>The folder in the library.</summary>
    public const string Folder = "thumbnails";

    /// <summary>Relative to the library, with forward slashes.</summary>
    /// <param name="askedWidth">Pixels, at least 1.</param>
    /// <param name="imageSha256">The image's hash, 64 lower-case hexadecimal digits.</param>
    /// <param name="format">What it is written as.</param>
    /// <exception cref="ArgumentException">The hash or the width is of another shape.</exception>
    public static string GetRelativePath(int askedWidth, string imageSha256, ThumbnailFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(askedWidth, 1);
        var extension = GetExtension(format);
        ContentName.Check(imageSha256, extension);
        return $"{Folder}/{askedWidth}/{imageSha256.AsSpan(0, 2)}/{imageSha256}.{extension}";
    }

    /// <summary>Whether a path is one that a thumbnail can have, and of which image.</summary>
    /// <param name="path">From the library's root, with forward slashes.</param>
    /// <param name="imageSha256">The image's hash, or empty.</param>
    public static bool TryParse(string path, out string imageSha256)
    {
        var parts = path.Split('/');
        imageSha256 = parts.Length == 4 ? Path.GetFileNameWithoutExtension(parts[3]) : "";
        return parts is [Folder, var width, var aa, var name]
            && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            && asked > 0
            && ContentName.IsHash(imageSha256)
            && imageSha256.StartsWith(aa, StringComparison.Ordinal)
            && aa.Length == 2
            && Enum.GetValues<ThumbnailFormat>()
                .Any(format => name == $"{Path.GetFileNameWithoutExtension(name)}.{GetExtension(format)}");
    }

    /// <summary>Without the dot.</summary>
    public static string GetExtension(ThumbnailFormat format) =>
        format switch
        {
            ThumbnailFormat.Webp => "webp",
            ThumbnailFormat.Jpeg => "jpg",
            ThumbnailFormat.Png => "png",
            ThumbnailFormat.Avif => "avif",
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    /// <summary>
    /// The widths that an image gets thumbnails for, ascending: those narrower than it, and the first that is not, which
    /// it gets in its own width.
    /// </summary>
    /// <param name="asked">Pixels, in any order.</param>
    /// <param name="imageWidth">As a viewer shows it, orientation applied.</param>
    public static IReadOnlyList<int> WidthsFor(IEnumerable<int> asked, int imageWidth)
    {
        var ascending = asked.Distinct().Order().ToList();
        var own = ascending.FindIndex(width => width >= imageWidth);
        return own < 0 ? ascending : ascending[..(own + 1)];
    }
}
