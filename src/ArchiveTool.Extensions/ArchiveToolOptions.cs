using ArchiveTool.Core;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Thumbnails.ImageSharp;
using ArchiveTool.Tracking;

namespace ArchiveTool.Extensions;

/// <summary>What <see cref="ArchiveService"/> does, and how.</summary>
public sealed class ArchiveToolOptions
{
    /// <summary>What archive runs collect, check and write.</summary>
    /// <value>Default: every image, link checks on, the library's own thumbnail settings.</value>
    public ArchiveOptions Archive { get; set; } = new();

    /// <summary>What audits check.</summary>
    /// <value>Default: every link and image.</value>
    public AuditOptions Audit { get; set; } = new();

    /// <summary>The network with its limits, a replay, or a recording.</summary>
    /// <value>
    /// Default: the network through <see cref="IHttpClientFactory"/>, not recorded. Where
    /// <see cref="ExchangeSettings.CreateTransport"/> is set, it is used in place of the client factory.
    /// </value>
    public ExchangeSettings Exchanges { get; set; } = new();

    /// <summary>Judges the links of archive runs; injected as <see cref="TrackingCatalogue"/>.</summary>
    /// <value>Default: <see cref="TrackingCatalogue.Default"/>.</value>
    public TrackingCatalogue Catalogue { get; set; } = TrackingCatalogue.Default;

    /// <summary>Creates the thumbnail engine of a run; the run disposes it.</summary>
    /// <value>Default: ImageSharp in this process, one picture a core at a time. Null: thumbnails are not built.</value>
    public Func<IThumbnailer>? CreateThumbnailer { get; set; } =
        static () => new EngineThumbnailer([new ImageSharpEngine()]);
}
