using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Transports;

namespace ArchiveTool.Core.Runs;

/// <summary>The fetcher of a run.</summary>
/// <param name="Fetcher">Fetches; disposing it finishes the record.</param>
/// <param name="Recorder">Records the exchanges; it knows its failure when the fetcher is disposed. Null without a record.</param>
internal sealed record OpenedFetcher(Fetcher Fetcher, ExchangeRecorder? Recorder);
