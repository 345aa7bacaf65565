using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Runs;
using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core;

/// <summary>Checks every link and image of posts, and names trackers and affiliates. Keeps nothing.</summary>
public static class LinkAuditor
{
    /// <summary>Audits posts over the network, with the default limits.</summary>
    /// <param name="inputs">Files, folders (searched recursively), <c>http</c> or <c>https</c> URLs.</param>
    /// <param name="options">What to check.</param>
    /// <param name="cancellationToken">Interrupts the audit; links not yet checked are left out.</param>
    /// <returns>The report, and the inputs that could not be read.</returns>
    public static Task<AuditResult> AuditAsync(
        IEnumerable<string> inputs,
        AuditOptions options,
        CancellationToken cancellationToken = default
    ) => AuditAsync(inputs, options, new ExchangeSettings(), cancellationToken);

    /// <inheritdoc cref="AuditAsync(IEnumerable{string}, AuditOptions, CancellationToken)"/>
    /// <param name="inputs">Files, folders (searched recursively), <c>http</c> or <c>https</c> URLs.</param>
    /// <param name="options">What to check.</param>
    /// <param name="exchanges">The network with its limits, a replay, or a recording.</param>
    /// <param name="cancellationToken">Interrupts the audit; links not yet checked are left out.</param>
    /// <exception cref="IOException">The record or replay file cannot be used.</exception>
    public static async Task<AuditResult> AuditAsync(
        IEnumerable<string> inputs,
        AuditOptions options,
        ExchangeSettings exchanges,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(exchanges);
        IReadOnlyList<string> names = [.. inputs];
        var folder = Directory.CreateTempSubdirectory("archivetool-");
        try
        {
            var (fetcher, _) = await RunFetcher.OpenAsync(
                exchanges.Fetch with
                {
                    TemporaryFolder = folder.FullName,
                },
                exchanges.RecordPath,
                exchanges.ReplayPath,
                exchanges.CreateTransport,
                "archivetool",
                cancellationToken
            );
            await using var session = new AuditSession(
                options with
                {
                    Local = options.Local with { NamedFolders = names },
                },
                fetcher,
                TrackingCatalogue.Default.With(options.Networks).With(options.Rules),
                cache: null,
                static () => Stream.Null
            );
            return await session.RunAsync(InputExpansion.Expand(names, libraryRoot: null), cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
