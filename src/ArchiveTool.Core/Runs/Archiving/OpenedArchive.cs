using ArchiveTool.Core.Fetching.Transports;

namespace ArchiveTool.Core.Runs.Archiving;

/// <summary>An archive run that is ready.</summary>
/// <param name="Session">Runs it.</param>
/// <param name="Recorder">Records the exchanges; null without a record.</param>
internal sealed record OpenedArchive(ArchiveSession Session, ExchangeRecorder? Recorder) : IOpenedRun
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Session.DisposeAsync();
}
