using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Runs.Auditing;

namespace ArchiveTool.Cli.Hosting;

/// <summary>An audit that was opened with the temporary folder that goes with it, or why it could not be.</summary>
internal sealed record AuditOpening(AuditSession? Session, DirectoryInfo? Folder, string? Failure) : IAsyncDisposable
{
    private Task? closing;

    /// <summary>What is wrong beside the work and costs none of it; or null.</summary>
    public Problem? Note { get; init; }

    /// <summary>What records the exchanges; it knows its failure when all is closed.</summary>
    public ExchangeRecorder? Recorder { get; init; }

    /// <summary>Closes on another thread: hundreds of connections take as long as the report that is written meanwhile.</summary>
    public Task CloseAsync() => closing ??= Task.Run(EndAsync);

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task EndAsync()
    {
        if (Session is not null)
        {
            await Session.DisposeAsync();
        }

        Folder?.Delete(recursive: true);
    }
}
