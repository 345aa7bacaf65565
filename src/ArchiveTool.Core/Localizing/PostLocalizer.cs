using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;
using ArchiveTool.Core.Offline.Rewriting;

namespace ArchiveTool.Core.Localizing;

/// <summary>Makes the change of one post, when its pictures are there.</summary>
/// <param name="options">What is asked.</param>
internal sealed class PostLocalizer(LocalizeOptions options)
{
    /// <summary>The change; null if nothing changes. References that stay as they are go to <paramref name="failures"/>.</summary>
    public async Task<LocalizedPost?> LocalizeAsync(
        PreparedPost prepared,
        SourceSite site,
        PostPlacement placement,
        List<ChangeFailure> failures
    )
    {
        var post = prepared.Post!;
        var path = prepared.Input.Path;
        var slug = GetSlug(path);
        var edits = new List<Edit>();
        var places = new List<ChangedPlace>();
        var pictures = new Dictionary<string, NewPicture>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in prepared.References)
        {
            numbers.TryAdd(item.Key, numbers.Count + 1);
            if (!pictures.TryGetValue(item.Key, out var picture))
            {
                var (found, failure) = await PlaceAsync(prepared, item, site, placement, slug, numbers[item.Key]);
                if (found is null)
                {
                    failures.Add(failure! with { Path = path });
                    continue;
                }

                picture = found;
                pictures.Add(item.Key, picture);
            }

            var fragment = item.Reference.Url?.Fragment is { Length: > 0 } name ? "#" + name : "";
            var address = placement.GetAddress(item.Reference, picture.Path) + fragment;
            var edit = new Edit(item.Reference.Location, UrlEscaping.Escape(address, item.Reference.Syntax));
            edits.Add(edit);
            places.Add(Describe(post, item, edit));
        }

        return edits.Count == 0
            ? null
            : new LocalizedPost(SourceChange.Create(path, post, edits, [.. pictures.Values]), places);
    }

    private async Task<(NewPicture? Picture, ChangeFailure? Failure)> PlaceAsync(
        PreparedPost prepared,
        ForeignReference item,
        SourceSite site,
        PostPlacement placement,
        string slug,
        int number
    )
    {
        var url = item.Key;
        if (!prepared.Bodies.TryGetValue(url, out var fetching))
        {
            var known = site.Pictures.FindByUrl(url)!;
            return (Describe(url, known, isNew: false), null);
        }

        var body = await fetching;
        if (body.Message is { } message)
        {
            return (null, new ChangeFailure("", item.Reference.Location, url, body.Reason, message));
        }

        var facts = new NameFacts(
            slug,
            number,
            GetOriginal(item),
            item.Target.Host,
            PictureText.Find(prepared.Post!, item.Reference),
            prepared.Post!.Date,
            body.Sha256,
            body.MediaType.StoredExtension
        );
        var (picture, isNew) = site.Pictures.Place(
            url,
            facts,
            body.Bytes,
            body.Path,
            options.Name,
            placement,
            options.KeepsCopies
        );
        return (Describe(url, picture, isNew), null);
    }

    private NewPicture Describe(string url, KnownPicture picture, bool isNew) =>
        new(picture.Path, url, picture.Sha256, picture.Bytes)
        {
            Source = picture.Source,
            IsShared = options.KeepsCopies,
            IsNew = isNew,
        };

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

    private static string GetOriginal(ForeignReference item)
    {
        var last = item.Target.Path.Split('/')[^1];
        return Uri.UnescapeDataString(last);
    }

    private static ChangedPlace Describe(Post post, ForeignReference item, Edit edit)
    {
        var span = edit.Span;
        var before = post.Text.Charset.Decode(post.Bytes.Span.Slice(span.Offset, span.Length));
        var (element, attribute) = (item.Reference.Element, item.Reference.Attribute);
        return new ChangedPlace(span, element, attribute, before, edit.Replacement, item.Reference.Url?.Href);
    }
}
