using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Runs.Archiving.Work;

namespace ArchiveTool.Core.Runs.Archiving.Assets;

/// <summary>Makes a safe twin of each drawing that needs one: a separate asset, since the drawing stays as it came.</summary>
/// <param name="assets">Holds the drawings.</param>
internal sealed class SvgTwins(AssetSource assets)
{
    /// <summary>Makes the twins of a post's drawings that have none yet.</summary>
    public async Task MakeAsync(PostContext work, CancellationToken cancellationToken)
    {
        var drawings = work
            .Outcomes.Values.Select(outcome => outcome.Asset)
            .OfType<ManifestAsset>()
            .Where(asset => asset.MediaType == MediaType.Svg.Name)
            .DistinctBy(asset => asset.Sha256, StringComparer.Ordinal);
        foreach (var drawing in drawings.Where(drawing => !work.Twins.ContainsKey(drawing.Sha256)).ToList())
        {
            work.Twins[drawing.Sha256] = await MakeAsync(drawing, cancellationToken);
        }
    }

    private async Task<ManifestAsset?> MakeAsync(ManifestAsset drawing, CancellationToken cancellationToken)
    {
        if (drawing.Bytes > SvgTwin.MostBytes)
        {
            return null;
        }

        var body = await assets.ReadBodyAsync(drawing, cancellationToken);
        return SvgTwin.Make(body) is { } safe
            ? await assets.AddDerivedAsync(safe, drawing, drawing.Path.Extension, cancellationToken)
            : drawing;
    }
}
