using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core;

/// <summary>How an <see cref="Archiver"/> works.</summary>
public sealed record ArchiverOptions
{
    /// <summary>What is collected, checked and written.</summary>
    /// <value>Default: every image, link checks on, the library's own thumbnail settings.</value>
    public ArchiveOptions Archive { get; init; } = new();

    /// <summary>The network, a replay, or a recording.</summary>
    /// <value>Default: the network, not recorded.</value>
    public ExchangeSettings Exchanges { get; init; } = new();

    /// <summary>Creates the thumbnail engine of a run; the run disposes it.</summary>
    /// <value>Default: null, no engine: thumbnails are not built.</value>
    public Func<IThumbnailer>? CreateThumbnailer { get; init; }

    /// <summary>Judges links.</summary>
    /// <value>Default: <see cref="TrackingCatalogue.Default"/>.</value>
    public TrackingCatalogue Catalogue { get; init; } = TrackingCatalogue.Default;
}
