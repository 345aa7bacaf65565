using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Planning;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>Decides what is written in the place of each reference.</summary>
internal static class PostRewriting
{
    /// <summary>Replaces an import that leads back to its importer; browsers load nothing for it either.</summary>
    public const string EmptySheet = "data:text/css,";

    /// <summary>
    /// What stands in the place of a tracking pixel: one as small and as transparent, that tells nobody. A GIF, so that
    /// every browser draws it.
    /// </summary>
    public const string TransparentPixel =
        "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    /// <summary>The edits of a post, in the order of their spans.</summary>
    public static IReadOnlyList<Edit> Edits(PostContext work, string root) =>
        [
            .. from item in work.Planned
            let target = GetTarget(work, item, root)
            where target is not null
            orderby item.Reference.Location.Offset
            select new Edit(item.Reference.Location, Escape(work.Post, item.Reference, target)),
        ];

    /// <summary>A URL as it is written in a reference's place: of a link, what stays keeps its bytes.</summary>
    public static string Escape(Post post, Reference reference, string target)
    {
        if (!ReferencePlanner.IsLink(reference))
        {
            return UrlEscaping.Escape(target, reference.Syntax);
        }

        var bytes = post.Bytes.Span.Slice(reference.Location.Offset, reference.Location.Length);
        var source = post.Text.Charset.Decode(bytes);
        if (!BareLinkCleaning.IsBare(post, reference))
        {
            var written = LinkReplacement.Build(source, reference.Raw, target, reference.Syntax);
            return reference is { Element: "markdown", Attribute: "autolink" }
                ? MarkdownDestination.EscapeEnd(written)
                : written;
        }

        var bare = BareLinkCleaning.Decode(source);
        var replacement = LinkReplacement.Build(bare, BareLinkCleaning.Decode(reference.Raw), target, reference.Syntax);
        return BareLinkCleaning.Encode(source, MarkdownDestination.EscapeEnd(replacement));
    }

    /// <summary>The replacement for a style sheet's reference, or null to keep it as written.</summary>
    public static string? GetSheetTarget(PostContext work, PlannedReference item)
    {
        if (work.IsCircular(item))
        {
            return EmptySheet;
        }

        return work.GetStored(item) is { } asset ? LibraryLayout.FromAsset(asset.Path) + GetFragment(item) : null;
    }

    /// <summary>The replacement for a post's reference, or null to keep it as written.</summary>
    /// <param name="work">The post.</param>
    /// <param name="item">The reference.</param>
    /// <param name="root">What stands before a path of the library.</param>
    public static string? GetTarget(PostContext work, PlannedReference item, string root)
    {
        if (work.CleanLinks.TryGetValue(item, out var link))
        {
            return link;
        }

        if (work.GetStored(item) is not { } asset)
        {
            return item.Reference.Kind == ReferenceKind.Image && work.GetReason(item) == Reason.Beacon
                ? TransparentPixel
                : null;
        }

        var thumbnail = IsThumbnailKey(item.Reference.Element, item.Reference.Attribute)
            ? work.Thumbnails.GetValueOrDefault(work.GetOutcome(item)?.Asset?.Sha256 ?? "")?.Thumbnails
            : null;
        var path = thumbnail is [var first, ..] ? first.Path.ToString() : asset.Path + GetFragment(item);
        return root + path;
    }

    /// <summary>The fragment of a reference with its <c>#</c>: it names a part of the file, such as a symbol of an SVG.</summary>
    public static string GetFragment(PlannedReference item) =>
        item.Reference.Url?.Fragment is { Length: > 0 } fragment ? "#" + fragment : "";

    /// <summary>A front matter key that is a thumbnail's is given the built thumbnail.</summary>
    public static bool IsThumbnailKey(string element, string attribute) =>
        element == Reference.FrontMatterElement && FrontMatterImageKeys.IsThumbnail(attribute);
}
