using System.Collections.Frozen;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Checking;

/// <summary>URLs whose names promise a large file: their headers are asked for first.</summary>
internal static class LargeFiles
{
    private static readonly FrozenSet<string> Extensions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        (
            "7z apk appimage avi bin bz2 cab deb dmg epub exe flac flv gz img iso jar m4a m4v mkv mov mp3 mp4 mpeg mpg "
            + "msi ogg ogv pdf pkg ppt pptx psd rar rpm tar tgz torrent wav webm wmv xz zip zst"
        ).Split(' ')
    );

    public static bool IsNamed(WebUrl url)
    {
        var name = url.PathSpan[(url.PathSpan.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return dot >= 0 && Extensions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[(dot + 1)..]);
    }
}
