using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>What became of a request.</summary>
/// <param name="Thumbnails">
/// In ascending order of width, empty where there is a reason. An image narrower than several of the widths gets its own
/// width once, for the smallest of them.
/// </param>
/// <param name="Reason">
/// <see cref="Reason.Ok"/>, <see cref="Reason.NotDecodable"/> or <see cref="Reason.TooManyPixels"/>.
/// </param>
/// <param name="Detail">What the decoder said, one line for people, or null.</param>
public sealed record ThumbnailResult(IReadOnlyList<Thumbnail> Thumbnails, Reason Reason, string? Detail)
{
    /// <summary>True where every width was made.</summary>
    public bool IsOk => Reason == Reason.Ok;

    /// <summary>They were made.</summary>
    public static ThumbnailResult Made(IReadOnlyList<Thumbnail> thumbnails) => new(thumbnails, Reason.Ok, null);

    /// <summary>They could not be made.</summary>
    public static ThumbnailResult Failed(Reason reason, string detail) => new([], reason, detail);
}
