using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Libraries.Summaries;

namespace ArchiveTool.Core.Libraries;

/// <summary>The forms of what a library writes in JSON. The first use of each takes some milliseconds.</summary>
internal static class JsonForms
{
    /// <summary>Takes that time now: while a run waits for the network, and not at its end.</summary>
    public static void MakeReady()
    {
        _ = LibraryJson.Readable.Manifest;
        _ = LineJson.Readable.ManifestAsset;
        _ = LineJson.Readable.ManifestFetch;
        _ = BrowseJson.Readable.BrowsePost;
        _ = BrowseJson.Readable.IReadOnlyListBrowseGalleryPicture;
        _ = BrowseJson.Readable.IReadOnlyListBrowseFindingOfPost;
    }
}
