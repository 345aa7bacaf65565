using ArchiveTool.Core;
using ArchiveTool.Core.Runs.Auditing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArchiveTool.Extensions;

/// <summary>Archives and audits with what the container was configured with.</summary>
public sealed class ArchiveService
{
    private readonly ArchiveToolOptions options;
    private readonly ExchangeSettings exchanges;
    private readonly ILogger<ArchiveService> logger;

    /// <summary>Made by the container.</summary>
    internal ArchiveService(
        IOptions<ArchiveToolOptions> options,
        ClientTransports transports,
        ILogger<ArchiveService> logger
    )
    {
        this.options = options.Value;
        this.logger = logger;
        exchanges = this.options.Exchanges with
        {
            CreateTransport = this.options.Exchanges.CreateTransport ?? transports.Create,
        };
    }

    /// <summary>Opens a library, or creates it where the folder is missing or empty.</summary>
    /// <param name="folder">The library's folder.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <returns>The archiver, which holds the library's lock; the caller disposes it.</returns>
    /// <exception cref="IOException">
    /// The folder is not a library, another process holds it, it was written by a newer version, or it cannot be written.
    /// </exception>
    public async Task<Archiver> OpenLibraryAsync(string folder, CancellationToken cancellationToken = default)
    {
        var archiver = await Archiver.OpenAsync(
            folder,
            new ArchiverOptions
            {
                Archive = options.Archive,
                Exchanges = exchanges,
                Catalogue = options.Catalogue,
                CreateThumbnailer = options.CreateThumbnailer,
            },
            cancellationToken
        );
        Messages.LibraryOpened(logger, folder);
        return archiver;
    }

    /// <summary>Checks every link and image of posts, and names trackers and affiliates. Keeps nothing.</summary>
    /// <param name="inputs">Files, folders (searched recursively), <c>http</c> or <c>https</c> URLs.</param>
    /// <param name="cancellationToken">Interrupts the audit; links not yet checked are left out.</param>
    /// <returns>The report, and the inputs that could not be read.</returns>
    /// <exception cref="IOException">The record or replay file cannot be used.</exception>
    public async Task<AuditResult> AuditAsync(IEnumerable<string> inputs, CancellationToken cancellationToken = default)
    {
        var audited = await LinkAuditor.AuditAsync(inputs, options.Audit, exchanges, cancellationToken);
        Messages.Audited(logger, audited.Report.Links.Count, audited.Failures.Count);
        return audited;
    }
}
