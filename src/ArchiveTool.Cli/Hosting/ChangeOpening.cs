using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Cli.Hosting;

/// <summary>The fetcher of a run that changes sources with its temporary folder, or why it could not be opened.</summary>
/// <param name="Fetcher">The fetcher; the caller that uses it closes it.</param>
/// <param name="Folder">The folder of bodies on their way.</param>
/// <param name="Failure">Why there is no fetcher, or null.</param>
internal sealed record ChangeOpening(Fetcher? Fetcher, DirectoryInfo Folder, string? Failure) : IAsyncDisposable
{
    /// <summary>What records the exchanges; it knows its failure when the fetcher is closed.</summary>
    public ExchangeRecorder? Recorder { get; init; }

    /// <summary>Opens the network, or a record of it.</summary>
    public static async Task<ChangeOpening> OpenAsync(
        FetchOptions fetch,
        string? record,
        string? replay,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("archivetool-");
        try
        {
            var (fetcher, recorder) = await RunFetcher.OpenAsync(
                fetch with
                {
                    TemporaryFolder = folder.FullName,
                },
                record,
                replay,
                createTransport: null,
                $"archivetool/{ToolVersion.Text}",
                cancellationToken
            );
            return new ChangeOpening(fetcher, folder, null) { Recorder = recorder };
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new ChangeOpening(null, folder, $"{replay ?? record} cannot be used: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
