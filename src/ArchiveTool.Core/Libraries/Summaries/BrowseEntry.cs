using System.Globalization;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Summaries;

/// <summary>What the library's page shows of a post, kept so that an unchanged manifest is not read again.</summary>
/// <param name="Stamp">Length and time of the manifest that it was read from.</param>
/// <param name="Post">What the page shows.</param>
/// <param name="Localised">
/// Which of the post's links lead to which posts of the library, a pair a line; null where that is not known.
/// </param>
internal sealed record BrowseEntry(string Stamp, BrowsePost Post, string? Localised)
{
    /// <summary>Of a manifest whose page has just been written, before any of the post's links is led.</summary>
    public static BrowseEntry FromNew(string stamp, Manifest manifest) => new(stamp, BrowsePost.From(manifest), "");

    /// <summary>Of a manifest that was found. Its page may be led already: the index can be lost and made again.</summary>
    public static BrowseEntry FromFound(string stamp, Manifest manifest) => new(stamp, BrowsePost.From(manifest), null);

    /// <summary>The stamp of a post's manifest as it is now; null if absent.</summary>
    public static string? GetStamp(LibraryDirectory directory, Slug slug)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return directory.TryFind(LibraryLayout.Manifest(slug)) is { IsFile: true } file
            ? string.Create(CultureInfo.InvariantCulture, $"{file.Length}-{file.LastWriteTimeUtc.Ticks}")
            : null;
    }
}
