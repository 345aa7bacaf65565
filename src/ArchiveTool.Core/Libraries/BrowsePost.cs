namespace ArchiveTool.Core.Libraries;

/// <summary>A post as the library's page shows it.</summary>
/// <param name="Slug">Its folder's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Its author, or null.</param>
/// <param name="Date">When it was published, or null.</param>
/// <param name="Categories">Its categories.</param>
/// <param name="Thumbnail">Path of a thumbnail from the library's root, or null.</param>
/// <param name="Images">How many pictures it has.</param>
/// <param name="Bytes">Length of what it uses, in bytes.</param>
/// <param name="Missing">How many of its pictures are missing.</param>
/// <param name="DeadLinks">How many of its links are dead.</param>
public sealed record BrowsePost(
    string Slug,
    string Title,
    string? Author,
    DateTimeOffset? Date,
    IReadOnlyList<string> Categories,
    string? Thumbnail,
    int Images,
    long Bytes,
    int Missing,
    int DeadLinks
)
{
    /// <summary>What a manifest says, for the page.</summary>
    public static BrowsePost From(Manifest manifest) =>
        new(
            manifest.Post.Slug,
            manifest.Post.Title ?? manifest.Post.Slug,
            manifest.Post.Author,
            manifest.Post.Date,
            manifest.Post.Categories,
            manifest.Assets.SelectMany(asset => asset.Thumbnails).FirstOrDefault()?.Path,
            manifest.Assets.Count(asset => asset.MediaType.StartsWith("image/", StringComparison.Ordinal)),
            manifest.Assets.Sum(asset => asset.Bytes),
            manifest.Problems.Count(problem => problem.Code == "missing"),
            manifest.Links.Count(link => link.Status == "dead")
        );
}
