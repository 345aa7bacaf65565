namespace ArchiveTool.Warc;

/// <summary>Why a record holds only a part of what was there: <c>WARC-Truncated</c> (WARC 1.1, section 5.13).</summary>
public enum WarcTruncation
{
    /// <summary>It holds all of it.</summary>
    None,

    /// <summary>More was there than was wanted.</summary>
    Length,

    /// <summary>It came too slowly.</summary>
    Time,

    /// <summary>The connection broke.</summary>
    Disconnect,

    /// <summary>The file does not say, or it breaks off itself.</summary>
    Unspecified,
}
