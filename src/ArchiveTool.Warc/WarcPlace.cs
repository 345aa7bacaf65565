namespace ArchiveTool.Warc;

/// <summary>Where a response, or a revisit in its place, was written.</summary>
/// <param name="Offset">Where its record begins, a gzip member where the file is compressed.</param>
/// <param name="Length">How long the record is.</param>
/// <param name="IsRevisit">Whether the payload stands in an earlier record.</param>
/// <param name="PayloadDigest">The digest of the payload.</param>
public sealed record WarcPlace(long Offset, long Length, bool IsRevisit, string PayloadDigest);
