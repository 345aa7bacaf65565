using ArchiveTool.Core.Archiving;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Cli;

/// <summary>An audit that was opened with the temporary folder that goes with it, or why it could not be.</summary>
internal sealed record AuditOpening(AuditSession? Session, DirectoryInfo? Folder, string? Failure) : IAsyncDisposable
{
    /// <summary>What is wrong beside the work and costs none of it; or null.</summary>
    public Problem? Note { get; init; }

    public async ValueTask DisposeAsync()
    {
        if (Session is not null)
        {
            await Session.DisposeAsync();
        }

        Folder?.Delete(recursive: true);
    }
}
