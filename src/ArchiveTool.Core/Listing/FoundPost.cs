namespace ArchiveTool.Core.Listing;

/// <summary>A post that a search found.</summary>
/// <param name="Slug">Its folder's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">When it was published, or null.</param>
/// <param name="DocumentUrl">Its own address, or null.</param>
/// <param name="Page">Its offline page, from the library's folder.</param>
/// <param name="Sentence">The sentence with the words; null where all stand in what the list says of the post.</param>
internal sealed record FoundPost(
    string Slug,
    string Title,
    DateTimeOffset? Date,
    string? DocumentUrl,
    string Page,
    string? Sentence
);
