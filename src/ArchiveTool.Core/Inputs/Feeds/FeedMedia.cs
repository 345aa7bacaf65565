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

    // https://www.rssboard.org/media-rss#media-content
    private static readonly string[] Media = ["image", "audio", "video", "document", "executable"];
    private static readonly string[] Sounds = [".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac"];
    private static readonly string[] Films = [".mp4", ".m4v", ".webm", ".mov", ".ogv"];

    /// <summary>Whether it is a picture, by its type or else by its extension.</summary>
    public bool IsPicture => Is("image", Pictures);

    /// <summary>Whether it is sound.</summary>
    public bool IsSound => Is("audio", Sounds);

    /// <summary>Whether it is a film.</summary>
    public bool IsFilm => Is("video", Films);

    /// <summary>Whether the type is missing, generic or invalid, so that the extension decides.</summary>
    private bool SaysNothing =>
        MediaType.Length == 0
        || MediaType.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase)
        || MediaType.Equals("binary/octet-stream", StringComparison.OrdinalIgnoreCase)
        || !(
            MediaType.Contains('/', StringComparison.Ordinal)
            || Media.Contains(MediaType, StringComparer.OrdinalIgnoreCase)
        );

    private bool Is(string type, string[] extensions) =>
        MediaType.StartsWith(type, StringComparison.OrdinalIgnoreCase)
        || (
            SaysNothing
            && extensions.Contains(Path.GetExtension(Url.Split('?', '#')[0]), StringComparer.OrdinalIgnoreCase)
        );
}
