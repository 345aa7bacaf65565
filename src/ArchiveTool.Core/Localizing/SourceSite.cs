using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.Localizing.Writing;
using ArchiveTool.Core.Sites;

namespace ArchiveTool.Core.Localizing;

/// <summary>A site whose sources a run changes.</summary>
/// <param name="Site">What its generator's settings say; null without a generator.</param>
/// <param name="Root">Its canonical folder, which holds the record.</param>
internal sealed record SourceSite(Site? Site, string Root) : IDisposable
{
    private SitePictures? pictures;
    private readonly Lazy<SiteLayout?> layout = new(() => Site is null ? null : SiteLayouts.Find(Site));

    /// <summary>What a run changes in it.</summary>
    public required SiteChanges Changes { get; init; }

    /// <summary>What its generator serves; null where that is not known. Found when it is asked for: themes are read for it.</summary>
    public SiteLayout? Layout => layout.Value;

    /// <summary>The pictures that it has.</summary>
    public SitePictures Pictures =>
        LazyInitializer.EnsureInitialized(ref pictures, () => new SitePictures(Changes.Record));

    /// <inheritdoc/>
    public void Dispose() => Changes.Dispose();
}
