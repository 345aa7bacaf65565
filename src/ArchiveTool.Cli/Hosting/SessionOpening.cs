using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Runs.Archiving;

namespace ArchiveTool.Cli.Hosting;

/// <summary>A session that was opened, or why it could not be.</summary>
internal sealed record SessionOpening(ArchiveSession? Session, string? Failure)
{
    /// <summary>What records the exchanges; it knows its failure when the session is disposed.</summary>
    public ExchangeRecorder? Recorder { get; init; }
}
