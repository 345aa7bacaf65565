namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>A file that an entry carries beside its text.</summary>
/// <param name="Url">Its address, as written or resolved.</param>
/// <param name="MediaType">Its media type or medium (<c>image</c>), or empty where neither is given.</param>
internal sealed record FeedMedia(string Url, string MediaType)
{
    private static readonly string[] Pictures =
    [
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".webp",
        ".avif",
        ".svg",
        ".bmp",
        ".heic",
    ];

    /// <summary>Whether it is a picture, by its type or else by its extension.</summary>
    public bool IsPicture =>
        MediaType.StartsWith("image", StringComparison.OrdinalIgnoreCase)
        || (MediaType.Length == 0 && Pictures.Contains(Extension, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether it is sound.</summary>
    public bool IsSound => MediaType.StartsWith("audio", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a film.</summary>
    public bool IsFilm => MediaType.StartsWith("video", StringComparison.OrdinalIgnoreCase);

    private string Extension => Path.GetExtension(Url.Split('?', '#')[0]);
}
