using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Runs;
using ArchiveTool.Core.Runs.Archiving;
using ArchiveTool.Core.Runs.Archiving.Work;

namespace ArchiveTool.Core;

/// <summary>
/// Archives posts into a library: collects, downloads, builds thumbnails, rewrites, checks links. Holds the library's lock
/// until it is disposed. Runs go one after the other.
/// </summary>
/// <example>
/// <code>
/// await using var archiver = await Archiver.OpenAsync("library", new ArchiverOptions());
/// ArchiveResult result = await archiver.ArchiveAsync(["post.md"]);
/// </code>
/// </example>
public sealed class Archiver : IAsyncDisposable
{
    private readonly Library library;
    private readonly ArchiverOptions options;
    private bool isEmpty;

    private Archiver(Library library, ArchiverOptions options)
    {
        this.library = library;
        this.options = options;
        isEmpty = library.IsNew;
    }

    /// <summary>Opens a library, or creates it where the folder is missing or empty.</summary>
    /// <param name="folder">The library's folder.</param>
    /// <param name="options">How to archive.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <exception cref="IOException">
    /// The folder is not a library, another process holds it, it was written by a newer version, or it cannot be written.
    /// </exception>
    public static async Task<Archiver> OpenAsync(
        string folder,
        ArchiverOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        var opening = await Library.OpenAsync(folder, create: true, cancellationToken);
        return opening.IsSuccess ? new Archiver(opening.Value, options) : throw new IOException(opening.Failure);
    }

    /// <summary>Archives posts.</summary>
    /// <param name="inputs">Files, folders (searched recursively), <c>http</c> or <c>https</c> URLs.</param>
    /// <param name="cancellationToken">Interrupts the run; finished posts stay in the library.</param>
    /// <returns>
    /// The posts, the findings, and the inputs that failed. An input that cannot be archived never stops the others.
    /// </returns>
    /// <exception cref="IOException">The record or replay file cannot be used.</exception>
    public Task<ArchiveResult> ArchiveAsync(
        IEnumerable<string> inputs,
        CancellationToken cancellationToken = default
    ) => ArchiveAsync(inputs, progress: null, cancellationToken);

    /// <inheritdoc cref="ArchiveAsync(IEnumerable{string}, CancellationToken)"/>
    /// <param name="inputs">Files, folders (searched recursively), <c>http</c> or <c>https</c> URLs.</param>
    /// <param name="progress">Gets the run's progress when it starts; it stays current until the run ends.</param>
    /// <param name="cancellationToken">Interrupts the run; finished posts stay in the library.</param>
    public async Task<ArchiveResult> ArchiveAsync(
        IEnumerable<string> inputs,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var setup = new ArchiveSetup(
            options.Archive,
            options.Exchanges.ToSource($"archivetool/{options.Archive.ToolVersion}")
        )
        {
            CreateThumbnailer = options.CreateThumbnailer,
            Catalogue = options.Catalogue,
        };
        var opening = await ArchiveOpening.OpenAsync(library, setup, cancellationToken);
        if (!opening.IsSuccess)
        {
            throw new IOException(opening.Failure);
        }

        await using var session = opening.Value.Session;
        progress?.Report(session.Progress);
        var result = await session.RunAsync(InputExpansion.Expand(inputs, library.Directory.Root), cancellationToken);
        isEmpty &= session.IsEmpty;
        return result;
    }

    /// <summary>Releases the library. A new library that no post came into is removed again.</summary>
    public ValueTask DisposeAsync()
    {
        if (isEmpty)
        {
            library.Discard();
        }
        else
        {
            library.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
