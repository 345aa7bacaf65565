namespace ArchiveTool.Core.Reports;

/// <summary>What an archive run did.</summary>
/// <param name="Library">The library's folder.</param>
/// <param name="Posts">Posts archived or found unchanged.</param>
/// <param name="Assets">Distinct bodies that the posts use.</param>
/// <param name="Bytes">Their length in all.</param>
/// <param name="Duplicates">URLs and files that gave a body which another had given already.</param>
/// <param name="Thumbnails">Thumbnails that the posts have.</param>
/// <param name="Missing">Images that should be in the library and are not.</param>
public sealed record ArchiveSummary(
    string Library,
    int Posts,
    int Assets,
    long Bytes,
    int Duplicates,
    int Thumbnails,
    int Missing
);
