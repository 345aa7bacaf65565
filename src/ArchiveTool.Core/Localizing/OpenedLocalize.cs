using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Core.Localizing;

/// <summary>A run of <c>localize</c> that is ready.</summary>
internal sealed class OpenedLocalize : IOpenedRun
{
    private readonly TemporaryFetcher fetcher;
    private readonly Library? library;

    private OpenedLocalize(LocalizeOptions options, TemporaryFetcher fetcher, Library? library)
    {
        this.fetcher = fetcher;
        this.library = library;
        Session = new LocalizeSession(options, fetcher.Fetcher, library);
    }

    /// <summary>Runs it.</summary>
    public LocalizeSession Session { get; }

    /// <inheritdoc/>
    public ExchangeRecorder? Recorder => fetcher.Recorder;

    /// <summary>Opens the network, or a record of it, and the library that has the bodies.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="exchanges">Where the exchanges come from.</param>
    /// <param name="libraryFolder">The library that has the bodies, in place of the network; null to fetch them.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <returns>The run, or why the record, the replay or the library cannot be used.</returns>
    public static async Task<Outcome<OpenedLocalize>> OpenAsync(
        LocalizeOptions options,
        ExchangeSource exchanges,
        string? libraryFolder,
        CancellationToken cancellationToken
    )
    {
        var opened = await TemporaryFetcher.OpenAsync(exchanges, cancellationToken);
        if (!opened.IsSuccess)
        {
            return new Failure(opened.Failure);
        }

        if (libraryFolder is null)
        {
            return new OpenedLocalize(options, opened.Value, library: null);
        }

        Outcome<Library>? library = null;
        try
        {
            library = await Library.OpenAsync(libraryFolder, create: false, cancellationToken);
        }
        finally
        {
            if (library?.IsSuccess != true)
            {
                await opened.Value.DisposeAsync();
            }
        }

        return library.IsSuccess
            ? new OpenedLocalize(options, opened.Value, library.Value)
            : new Failure(library.Failure);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        library?.Dispose();
        await fetcher.DisposeAsync();
    }
}
