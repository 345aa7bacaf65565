using System.Collections.Frozen;

namespace ArchiveTool.Core.References;

/// <summary>What the look of a URL tells.</summary>
internal static class ImageUrls
{
    private const int LongestExtension = 5;

    private static readonly FrozenSet<string> Extensions = (
        "png jpg jpeg jpe jfif pjpeg gif webp avif avifs svg svgz bmp ico tif tiff heic heif jxl apng"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where the path ends in an image's extension: no query, no fragment, some name before it.</summary>
    public static bool HasImageExtension(ReadOnlySpan<char> url)
    {
        var end = url.IndexOfAny('?', '#');
        var path = end < 0 ? url : url[..end];
        var dot = path.LastIndexOf('.');
        var extension = dot < 1 ? default : path[(dot + 1)..];
        if (extension.IsEmpty || extension.Length > LongestExtension)
        {
            return false;
        }

        // A host alone is not a file: https://example.pics has no extension, and neither has a sentence.
        var slash = path.LastIndexOf('/');
        var isHost = slash > 0 && path[slash - 1] == '/' && path[..slash].Contains(':');
        return !isHost
            && slash != dot - 1
            && Extensions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(extension)
            && !path.StartsWith("data:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True for what can only be meant as a URL or a file's path: no sentence, no number, no word.</summary>
    public static bool LooksLikeUrl(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || value[0] is '{' or '[' or '<' or '#')
        {
            return false;
        }

        if (HasImageExtension(value))
        {
            return true;
        }

        return value.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("//")
            || value.StartsWith("./")
            || value.StartsWith("../")
            || (value[0] == '/' && value.Length > 1 && value.IndexOf(' ') < 0)
            || (value.Contains('/') && value.Contains('.') && !value.Contains(' '));
    }
}
