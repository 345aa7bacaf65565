namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>What a picture's name can be made of.</summary>
/// <param name="Slug">The post's.</param>
/// <param name="Number">Which picture of the post, from 1.</param>
/// <param name="Original">The last part of the picture's address, decoded.</param>
/// <param name="Host">The host it came from.</param>
/// <param name="Alt">Its text for those who don't see it.</param>
/// <param name="Date">The post's date, or null.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Extension">Of its real media type.</param>
internal sealed record NameFacts(
    string Slug,
    int Number,
    string Original,
    string Host,
    string Alt,
    DateTimeOffset? Date,
    string Sha256,
    string Extension
);
