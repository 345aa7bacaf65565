using ArchiveTool.Core.Fetching.Transports;

namespace ArchiveTool.Core.Runs.Archiving;

/// <summary>An archive run that is ready.</summary>
/// <param name="Session">Runs it; the caller disposes it.</param>
/// <param name="Recorder">Records the exchanges; it knows its failure when the session is disposed. Null without a record.</param>
internal sealed record OpenedArchive(ArchiveSession Session, ExchangeRecorder? Recorder);
