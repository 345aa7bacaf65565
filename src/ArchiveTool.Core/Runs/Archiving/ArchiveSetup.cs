using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Runs.Archiving;

/// <summary>What an archive run is put together from.</summary>
/// <param name="Options">What is collected, checked and written.</param>
/// <param name="Exchanges">The network, a replay, or a recording.</param>
internal sealed record ArchiveSetup(ArchiveOptions Options, ExchangeSource Exchanges)
{
    /// <summary>Creates the thumbnail engine; null for none.</summary>
    public Func<IThumbnailer>? CreateThumbnailer { get; init; }

    /// <summary>Judges links, beside the options' own networks and rules.</summary>
    public TrackingCatalogue Catalogue { get; init; } = TrackingCatalogue.Default;

    /// <summary>Opens what the input <c>-</c> reads.</summary>
    public Func<Stream> OpenStandardInput { get; init; } = static () => Stream.Null;

    /// <summary>An input to ask for while the library is being opened; null for none.</summary>
    public PostInput? First { get; init; }
}
