namespace ArchiveTool.Core.Libraries.Format;

/// <summary>The program that wrote a manifest.</summary>
/// <param name="Name"><c>archivetool</c>.</param>
/// <param name="Version">Its version.</param>
internal sealed record ManifestTool(string Name, string Version)
{
    /// <summary>SHA-256 of the options that shaped the result; null in manifests of before they were noted.</summary>
    public string? Options { get; init; }

    /// <summary>How the thumbnails were made; null in manifests of before it was noted.</summary>
    public string? Thumbnails { get; init; }
}
