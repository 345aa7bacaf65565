using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Listing;

/// <summary>A post as <c>archivetool list</c> shows it.</summary>
/// <param name="Slug">Its folder's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Its author, or null.</param>
/// <param name="Date">When it was published, or null.</param>
/// <param name="Categories">Its categories.</param>
/// <param name="Source">The path or URL that it was archived from.</param>
/// <param name="DocumentUrl">Its own address, or null.</param>
/// <param name="ArchivedAt">When it was archived.</param>
/// <param name="Page">Its offline page, from the library's folder.</param>
/// <param name="Pictures">How many pictures it has.</param>
/// <param name="Missing">How many of them are missing.</param>
/// <param name="Bytes">Length of what it uses.</param>
internal sealed record ListedPost(
    string Slug,
    string Title,
    string? Author,
    DateTimeOffset? Date,
    IReadOnlyList<string> Categories,
    string Source,
    string? DocumentUrl,
    DateTimeOffset ArchivedAt,
    string Page,
    int Pictures,
    int Missing,
    long Bytes
)
{
    /// <summary>What a manifest says.</summary>
    public static ListedPost From(Manifest manifest) =>
        new(
            manifest.Post.Slug,
            manifest.Post.Title ?? manifest.Post.Slug,
            manifest.Post.Author,
            manifest.Post.Date,
            manifest.Post.Categories,
            manifest.Post.Source,
            manifest.Post.DocumentUrl,
            manifest.Post.ArchivedAt,
            LibraryLayout.PostPage(manifest.Post.Slug).ToString(),
            manifest.Assets.Count(asset => asset.IsArchivedPicture),
            manifest.Problems.Count(problem => problem.Code == ProblemCode.Missing),
            manifest.Assets.Sum(asset => asset.Bytes)
        );
}
