using ArchiveTool.Core.Fetching.Transports;

namespace ArchiveTool.Core.Runs;

/// <summary>A run that is ready. Disposing of it closes the network and finishes the record.</summary>
internal interface IOpenedRun : IAsyncDisposable
{
    /// <summary>Records the exchanges; it knows its failure when the run is disposed. Null without a record.</summary>
    ExchangeRecorder? Recorder { get; }
}
