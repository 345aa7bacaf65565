using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References.Collecting.Css;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Archiving.Assets;

/// <summary>Reads the style sheets that a post uses, and plans what they ask for.</summary>
/// <param name="assets">Holds the sheets.</param>
/// <param name="catalogue">Knows beacons.</param>
/// <param name="filter">Which URLs are fetched.</param>
internal sealed class StyleSheetLoader(AssetSource assets, TrackingCatalogue catalogue, UrlFilter filter)
{
    /// <summary>A larger sheet is kept as it came: no real one is, and each is held in memory.</summary>
    private const long MostBytes = 32 << 20;

    /// <summary>The sheet that a reference asked for, or null if it is none that can be read.</summary>
    public async Task<StyleSheet?> ReadAsync(
        PostContext work,
        PlannedReference item,
        SourceSpan place,
        CancellationToken cancellationToken
    )
    {
        if (work.GetOutcome(item) is not { Asset: { MediaType: "text/css", Bytes: <= MostBytes } asset } outcome)
        {
            return null;
        }

        var bytes = await assets.ReadBodyAsync(asset, cancellationToken);
        var text = StyleSheetText.Decode(bytes, outcome.ContentType, work.Post.Text.Charset);
        var url = GetUrl(outcome);

        // Not fetched by this run: what its header said is not known, so nothing is told that it might forbid.
        var policy = outcome.ReferrerPolicy ?? (url is null ? ReferrerPolicy.None : ReferrerPolicy.NoReferrer);
        var collected = CssReferenceCollector.Collect(text, url, policy);
        var plan = new ReferencePlanner(catalogue, filter, outcome.File is null ? null : work.LocalFiles, outcome.File);
        return new StyleSheet(asset, text, [.. collected.References.Select(plan.Decide)], place);
    }

    /// <summary>What a sheet's URLs are relative to, and whom its requests come from; null for a local one.</summary>
    public static WebUrl? GetUrl(AssetOutcome outcome) =>
        outcome.Fetch is { } fetch && WebUrl.TryParse(fetch.FinalUrl, null, out var url) ? url : null;
}
