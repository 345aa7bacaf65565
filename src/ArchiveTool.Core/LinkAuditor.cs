using ArchiveTool.Core.Inputs;
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
        var setup = new AuditSetup(
            options with
            {
                Local = options.Local with { NamedFolders = names },
            },
            exchanges.ToSource("archivetool"),
            TrackingCatalogue.Default.With(options.Networks).With(options.Rules)
        );
        var opening = await OpenedAudit.OpenAsync(setup, cancellationToken);
        if (!opening.IsSuccess)
        {
            throw new IOException(opening.Failure);
        }

        await using var audit = opening.Value;
        return await audit.Session.RunAsync(InputExpansion.Expand(names, libraryRoot: null), cancellationToken);
    }
}
