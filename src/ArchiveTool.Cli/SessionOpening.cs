using ArchiveTool.Core.Archiving;
using ArchiveTool.Core.Fetching;

namespace ArchiveTool.Cli;

/// <summary>A session that was opened, or why it could not be.</summary>
internal sealed record SessionOpening(ArchiveSession? Session, string? Failure)
{
    /// <summary>What records the exchanges; it knows its failure when the session is disposed.</summary>
    public ExchangeRecorder? Recorder { get; init; }
}
