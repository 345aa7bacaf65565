namespace ArchiveTool.Warc;

/// <summary>How a WARC file is written.</summary>
public sealed record WarcWriterOptions
{
    /// <summary>Name and version of what makes the record, for its warcinfo.</summary>
    public required string Software { get; init; }

    /// <summary>Whether each record is a separate gzip member, as a <c>.warc.gz</c> wants it.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Makes the records' names.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;
}
