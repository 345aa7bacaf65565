using ArchiveTool.Core.References.Collecting.Css;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>SVG within HTML: pictures, symbols of other files, links, and <c>url()</c> in presentation attributes.</summary>
internal static class SvgElements
{
    /// <summary>Attributes that are declarations of CSS.</summary>
    internal static readonly string[] Presentation =
    [
        "fill",
        "stroke",
        "filter",
        "mask",
        "clip-path",
        "marker-start",
        "marker-mid",
        "marker-end",
        "cursor",
    ];

    public static void Collect(HtmlScope scope, HtmlTag tag)
    {
        if (tag.Count == 0)
        {
            return;
        }

        switch (tag.Name)
        {
            case "a":
                scope.Link.Open(tag);
                break;
            case "image" or "feimage":
                scope.Link.TakeImage(null);
                Href(scope, tag, ReferenceKind.Image);
                break;
            case "use":
                Href(scope, tag, ReferenceKind.Image);
                break;
            case "script":
                Href(scope, tag, ReferenceKind.Script);
                break;
            default:
                break;
        }

        foreach (var attribute in Presentation)
        {
            var index = tag.IndexOf(attribute);
            if (index >= 0)
            {
                var model = tag.Whole(index, ReferenceKind.Image, attribute);
                CssReferenceScanner.ScanDeclarations(scope.Pending, tag.Mapped(index), model);
            }
        }

        HtmlImages.CollectLazy(scope, tag);
        HtmlElements.Style(scope, tag);
    }

    /// <summary>The older attribute counts where the newer is missing; where both stand, both are kept in step.</summary>
    private static void Href(HtmlScope scope, HtmlTag tag, ReferenceKind kind)
    {
        foreach (var name in (ReadOnlySpan<string>)["href", "xlink:href"])
        {
            var index = tag.IndexOf(name);
            if (index < 0)
            {
                continue;
            }

            var reference = tag.Whole(index, kind, name) with
            {
                Width = tag.Dimension("width"),
                Height = tag.Dimension("height"),
            };
            _ = reference.Raw.StartsWith('#') ? -1 : scope.Pending.Add(reference);
        }
    }
}
