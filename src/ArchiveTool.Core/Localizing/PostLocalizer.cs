using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Localizing.Bodies;
using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;
using ArchiveTool.Core.Offline.Rewriting;

namespace ArchiveTool.Core.Localizing;

/// <summary>Makes the change of one post, when its pictures are there.</summary>
/// <param name="options">What is asked.</param>
/// <param name="temporary">The folder for files that are made.</param>
internal sealed class PostLocalizer(LocalizeOptions options, string temporary)
{
    /// <summary>The change; null if nothing changes. What stays as it is goes to <paramref name="failures"/>.</summary>
    public async Task<LocalizedPost?> LocalizeAsync(
        PreparedPost prepared,
        SourceSite site,
        PostPlacement placement,
        List<ChangeFailure> failures
    )
    {
        var post = prepared.Post!;
        var pictures = new PostPictures(options, temporary, prepared, site, placement);
        var edits = new List<Edit>();
        var places = new List<ChangedPlace>();
        foreach (var item in prepared.References)
        {
            if (await pictures.PlaceAsync(item) is not { } picture)
            {
                continue;
            }

            var fragment = item.Reference.Url?.Fragment is { Length: > 0 } name ? "#" + name : "";
            var address = placement.GetAddress(item.Reference, picture.Path) + fragment;
            var edit = new Edit(item.Reference.Location, UrlEscaping.Escape(address, item.Reference.Syntax));
            edits.Add(edit);
            places.Add(Describe(post, item, edit));
        }

        failures.AddRange(pictures.Failures);
        return edits.Count == 0
            ? null
            : new LocalizedPost(SourceChange.Create(prepared.Input.Path, post, edits, pictures.All), places);
    }

    /// <summary>A post's short name: its file's, or of an <c>index</c> its folder's.</summary>
    public static string GetSlug(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (name is "index" or "_index" or "README")
        {
            name = Path.GetFileName(Path.GetDirectoryName(path)!);
        }

        return Slug.Clean(name) is { Length: > 0 } slug ? slug : "post";
    }

    private static ChangedPlace Describe(Post post, ForeignReference item, Edit edit)
    {
        var span = edit.Span;
        var before = post.Text.Charset.Decode(post.Bytes.Span.Slice(span.Offset, span.Length));
        var (element, attribute) = (item.Reference.Element, item.Reference.Attribute);
        return new ChangedPlace(span, element, attribute, before, edit.Replacement, item.Reference.Url?.Href);
    }
}
