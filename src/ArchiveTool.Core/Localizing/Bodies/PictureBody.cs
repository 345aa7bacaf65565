using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media;

namespace ArchiveTool.Core.Localizing.Bodies;

/// <summary>The body of a foreign picture, or why there is none.</summary>
/// <param name="Path">The file with its bytes; empty without.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="MediaType">What it really is.</param>
/// <param name="Reason"><see cref="Reason.Ok"/>, or why there is none.</param>
/// <param name="Message">For people, if there is none.</param>
internal sealed record PictureBody(
    string Path,
    string Sha256,
    long Bytes,
    MediaType MediaType,
    Reason Reason,
    string? Message
)
{
    /// <summary>How it came; null where nobody knows.</summary>
    public SheetOrigin? Origin { get; init; }

    /// <summary>What it asks for, where it is a style sheet.</summary>
    public FetchedSheet? Sheet { get; init; }

    public static PictureBody Failed(Reason reason, string message) =>
        new("", "", 0, MediaType.Unknown, reason, message);
}
