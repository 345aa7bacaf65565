using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>The <c>link</c> element: what it asks for is in its <c>rel</c>.</summary>
internal static class HtmlLinks
{
    private static readonly char[] WhiteSpace = TextMarks.AsciiWhiteSpace.ToCharArray();

    public static void Collect(HtmlScope scope, HtmlTag tag)
    {
        var rel = tag["rel"];
        var kind = Kind(rel ?? "", tag["as"] ?? "", tag["itemprop"] ?? "");
        if (kind is not { } wanted)
        {
            return;
        }

        var href = tag.IndexOf("href");
        if (href >= 0)
        {
            scope.Pending.Add(tag.Whole(href, wanted, "href") with { Rel = rel, Policy = tag.OwnPolicy() });
        }

        var candidates = tag.IndexOf("imagesrcset");
        if (candidates >= 0)
        {
            var model = HtmlImages.Model(scope, tag) with { Attribute = "imagesrcset", Rel = rel };
            HtmlSrcset.Collect(scope, tag, candidates, model);
        }
    }

    /// <summary>What a rel asks for; null for hints that name a host and no resource.</summary>
    private static ReferenceKind? Kind(string rel, string destination, string itemprop)
    {
        var words = rel.ToLowerInvariant().Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries);
        if (words.Contains("stylesheet"))
        {
            return ReferenceKind.Stylesheet;
        }

        foreach (var word in words)
        {
            switch (word)
            {
                case "icon" or "apple-touch-icon" or "apple-touch-icon-precomposed" or "mask-icon" or "fluid-icon":
                    return ReferenceKind.Icon;
                case "image_src" or "apple-touch-startup-image":
                    return ReferenceKind.Image;
                case "preload" or "prefetch" or "modulepreload":
                    return Preloaded(word == "modulepreload" && destination.Length == 0 ? "script" : destination);
                case "preconnect" or "dns-prefetch":
                    return null;
                case "manifest" or "pingback" or "webmention" or "edituri" or "wlwmanifest" or "expect":
                    return ReferenceKind.Other;
                default:
                    break;
            }
        }

        var isImage =
            itemprop.Equals("image", StringComparison.OrdinalIgnoreCase)
            || itemprop.Equals("thumbnailUrl", StringComparison.OrdinalIgnoreCase);
        return isImage ? ReferenceKind.Image : ReferenceKind.Link;
    }

    /// <summary>https://fetch.spec.whatwg.org/#concept-potential-destination</summary>
    private static ReferenceKind Preloaded(string destination) =>
        destination.ToLowerInvariant() switch
        {
            "image" => ReferenceKind.Image,
            "style" => ReferenceKind.Stylesheet,
            "script" or "worker" or "sharedworker" or "serviceworker" => ReferenceKind.Script,
            "font" => ReferenceKind.Font,
            "audio" or "video" or "track" => ReferenceKind.Media,
            "document" or "embed" or "object" or "frame" or "iframe" => ReferenceKind.Document,
            _ => ReferenceKind.Other,
        };
}
