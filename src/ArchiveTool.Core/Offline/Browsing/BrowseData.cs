using System.Text.Json;
using ArchiveTool.Core.Libraries.Summaries;

namespace ArchiveTool.Core.Offline.Browsing;

/// <summary>
/// The page's data as classic scripts: a page opened from disk may neither fetch a file nor import a module, but it may
/// load a script from beside it.
/// </summary>
internal static class BrowseData
{
    /// <summary>Writes the pictures of all posts, each distinct body once.</summary>
    public static void WritePictures(Stream stream, IReadOnlyList<BrowsePost> posts, BrowseReceiver receiver)
    {
        var users = new Dictionary<string, (BrowsePicture Picture, List<string> Posts)>(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            foreach (var picture in post.Pictures.Where(one => one.Path.IsAsset))
            {
                if (!users.TryGetValue(picture.Sha256, out var known))
                {
                    users[picture.Sha256] = known = (picture, []);
                }

                known.Posts.Add(post.Slug);
            }
        }

        List<BrowseGalleryPicture> pictures =
        [
            .. users.Values.Select(user => new BrowseGalleryPicture(
                user.Picture.Thumbnail is null or { IsThumbnail: true }
                    ? user.Picture
                    : user.Picture with
                    {
                        Thumbnail = null,
                        Sizes = null,
                    },
                user.Posts
            )),
        ];
        receiver.Begin(stream, "pictures");
        JsonSerializer.Serialize(stream, pictures, BrowseJson.Readable.IReadOnlyListBrowseGalleryPicture);
        BrowseReceiver.End(stream);
    }

    /// <summary>Writes the findings of all posts.</summary>
    public static void WriteFindings(Stream stream, IReadOnlyList<BrowsePost> posts, BrowseReceiver receiver)
    {
        List<BrowseFindingOfPost> findings =
        [
            .. from post in posts from finding in post.Findings select new BrowseFindingOfPost(post.Slug, finding),
        ];
        receiver.Begin(stream, "findings");
        JsonSerializer.Serialize(stream, findings, BrowseJson.Readable.IReadOnlyListBrowseFindingOfPost);
        BrowseReceiver.End(stream);
    }
}
