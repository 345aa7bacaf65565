namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>One image to make thumbnails of.</summary>
/// <param name="SourcePath">The image, absolute.</param>
/// <param name="MediaType">What it really is, as sniffed.</param>
/// <param name="Settings">How they are made.</param>
/// <param name="OutputPrefix">
/// Absolute; a thumbnail is written to this with <c>-&lt;asked width&gt;.&lt;ext&gt;</c> behind it. Its folder exists.
/// </param>
public sealed record ThumbnailRequest(
    string SourcePath,
    MediaType MediaType,
    ThumbnailSettings Settings,
    string OutputPrefix
)
{
    /// <summary>The temporary file of one width.</summary>
    public string OutputPath(int askedWidth) =>
        $"{OutputPrefix}-{askedWidth}.{ThumbnailLayout.GetExtension(Settings.Format)}";
}
