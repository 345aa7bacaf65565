using ArchiveTool.Core.References.Collecting.Css;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>Reads one attribute of a lazy loader.</summary>
internal static class LazyImages
{
    public static void Collect(
        HtmlScope scope,
        HtmlTag tag,
        int index,
        LazyImageAttribute attribute,
        in PendingReference model
    )
    {
        var own = model with { Attribute = attribute.Name };
        switch (attribute.Value == LazyImageValue.Any ? LazyImageText.Tell(tag.GetValue(index)) : attribute.Value)
        {
            case LazyImageValue.Srcset:
                HtmlSrcset.Collect(scope, tag, index, own);
                break;
            case LazyImageValue.Json:
                CollectJson(scope, tag, index, own);
                break;
            case LazyImageValue.Background when tag.GetValue(index).Contains('('):
                var css = own with { Syntax = tag.Syntax(index) };
                CssReferenceScanner.ScanDeclarations(scope.Pending, tag.Mapped(index), css);
                break;
            default:
                CollectUrl(scope, tag, index, attribute.Value, own);
                break;
        }
    }

    private static void CollectUrl(
        HtmlScope scope,
        HtmlTag tag,
        int index,
        LazyImageValue value,
        in PendingReference model
    )
    {
        // What an author names, or what is a background, is a picture on whatever element.
        var isPicture = value is LazyImageValue.Background or LazyImageValue.Any;
        var kind = isPicture ? ReferenceKind.Image : GetKind(tag.Name, model.Kind);
        var whole = HtmlImages.Model(model, tag, index, model.Attribute);
        var decoded = LazyImageText.DecodeWhole(whole.Raw);
        var isUrl =
            isPicture || kind != ReferenceKind.Image || tag.Name is "img" or "image" or "source"
                ? ImageUrls.LooksLikeUrl(decoded) || (kind == ReferenceKind.Media && MediaNames.IsMedia(decoded))
                : ImageUrls.HasImageExtension(decoded);
        if (isUrl)
        {
            scope.Pending.Add(
                whole with
                {
                    Kind = kind,
                    Target = ReferenceEquals(decoded, whole.Raw) ? null : decoded,
                }
            );
        }
    }

    private static void CollectJson(HtmlScope scope, HtmlTag tag, int index, in PendingReference model)
    {
        var value = tag.Mapped(index);
        var text = value.Value.Span;
        foreach (var (start, length) in LazyImageText.FindJsonUrls(text))
        {
            var written = text.Slice(start, length);
            scope.Pending.Add(
                model with
                {
                    Kind = ReferenceKind.Image,
                    Range = value.ToSource(start, length),
                    Raw = LazyImageText.DecodeJson(written),
                    Syntax = tag.Syntax(index) | UrlContext.JsonString,
                }
            );
        }
    }

    private static ReferenceKind GetKind(string element, ReferenceKind own) =>
        element switch
        {
            "iframe" or "embed" => ReferenceKind.Document,
            "video" or "audio" => ReferenceKind.Media,
            _ => own,
        };
}
