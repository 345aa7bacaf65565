using System.Collections.Frozen;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References.Collecting.Css;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>Which attributes of which HTML elements hold URLs, and what they ask for.</summary>
internal static class HtmlElements
{
    /// <summary>Attributes that are one URL and need no further rule.</summary>
    private static readonly FrozenDictionary<string, (string Attribute, ReferenceKind Kind)[]> Simple = new Dictionary<
        string,
        (string, ReferenceKind)[]
    >(StringComparer.Ordinal)
    {
        ["script"] = [("src", ReferenceKind.Script)],
        ["iframe"] = [("src", ReferenceKind.Document)],
        ["frame"] = [("src", ReferenceKind.Document), ("longdesc", ReferenceKind.Link)],
        ["audio"] = [("src", ReferenceKind.Media)],
        ["video"] = [("src", ReferenceKind.Media), ("poster", ReferenceKind.Image)],
        ["amp-audio"] = [("src", ReferenceKind.Media), ("artwork", ReferenceKind.Image)],
        ["amp-video"] = [("src", ReferenceKind.Media), ("poster", ReferenceKind.Image)],
        ["amp-iframe"] = [("src", ReferenceKind.Document)],
        ["model-viewer"] = [("src", ReferenceKind.Media), ("poster", ReferenceKind.Image)],
        ["track"] = [("src", ReferenceKind.Media)],
        ["bgsound"] = [("src", ReferenceKind.Media)],
        ["blockquote"] = [("cite", ReferenceKind.Link)],
        ["q"] = [("cite", ReferenceKind.Link)],
        ["del"] = [("cite", ReferenceKind.Link)],
        ["ins"] = [("cite", ReferenceKind.Link)],
        ["form"] = [("action", ReferenceKind.Link)],
        ["button"] = [("formaction", ReferenceKind.Link)],
        ["body"] = [("background", ReferenceKind.Image)],
        ["table"] = [("background", ReferenceKind.Image)],
        ["thead"] = [("background", ReferenceKind.Image)],
        ["tbody"] = [("background", ReferenceKind.Image)],
        ["tfoot"] = [("background", ReferenceKind.Image)],
        ["tr"] = [("background", ReferenceKind.Image)],
        ["td"] = [("background", ReferenceKind.Image)],
        ["th"] = [("background", ReferenceKind.Image)],
        // WeChat's own elements: a sound's cover, a film's first picture.
        ["mp-common-mpaudio"] = [("cover", ReferenceKind.Image)],
        ["mp-common-videosnap"] = [("data-url", ReferenceKind.Image)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Adds what a start tag refers to.</summary>
    public static void Collect(HtmlScope scope, HtmlTag tag)
    {
        if (tag.Count == 0)
        {
            return;
        }

        switch (tag.Name)
        {
            case "img" or "image" or "amp-img" or "amp-anim":
                HtmlImages.CollectImage(scope, tag);
                break;
            case "source":
                HtmlImages.CollectSource(scope, tag);
                break;
            case "a" or "area":
                scope.Link.Open(tag);
                Ping(scope, tag);
                break;
            case "link":
                HtmlLinks.Collect(scope, tag);
                break;
            case "meta":
                HtmlMeta.Collect(scope, tag);
                break;
            case "base" when tag["href"] is { } href && !scope.IsInTemplate:
                scope.Pending.OfferBase(href);
                break;
            case "input":
                Input(scope, tag);
                break;
            case "object":
                Embedded(scope, tag, "data");
                break;
            case "embed":
                Embedded(scope, tag, "src");
                break;
            default:
                OneUrl(scope, tag);
                break;
        }

        if (tag.Name is not ("img" or "image" or "amp-img" or "amp-anim" or "source"))
        {
            HtmlImages.CollectLazy(scope, tag);
        }

        Style(scope, tag);
    }

    /// <summary>The style attribute.</summary>
    public static void Style(HtmlScope scope, HtmlTag tag)
    {
        var style = tag.IndexOf("style");
        if (style >= 0)
        {
            var model = tag.Model(style, ReferenceKind.Image, "style");
            CssReferenceScanner.ScanDeclarations(scope.Pending, tag.Mapped(style), model);
        }
    }

    private static void OneUrl(HtmlScope scope, HtmlTag tag)
    {
        if (!Simple.TryGetValue(tag.Name, out var rules))
        {
            return;
        }

        foreach (var (attribute, kind) in rules)
        {
            var index = tag.IndexOf(attribute);
            if (index >= 0)
            {
                var policy =
                    tag.Name == "form" && HtmlTag.HasWord(tag["rel"], "noreferrer")
                        ? Referrers.ReferrerPolicy.NoReferrer
                        : tag.OwnPolicy();
                scope.Pending.Add(tag.Whole(index, kind, attribute) with { Policy = policy });
            }
        }
    }

    /// <summary>An embedded object is a page within the page unless it is a picture.</summary>
    private static void Embedded(HtmlScope scope, HtmlTag tag, string attribute)
    {
        var index = tag.IndexOf(attribute);
        if (index >= 0)
        {
            var reference = tag.Whole(index, ReferenceKind.Document, attribute);
            var type = tag["type"];
            var isImage = type is null
                ? ImageUrls.HasImageExtension(reference.Raw)
                : type.TrimStart().StartsWith("image/", StringComparison.OrdinalIgnoreCase);
            scope.Pending.Add(reference with { Kind = isImage ? ReferenceKind.Image : ReferenceKind.Document });
        }
    }

    private static void Input(HtmlScope scope, HtmlTag tag)
    {
        var src = tag.IndexOf("src");
        if (src >= 0 && tag["type"]?.Equals("image", StringComparison.OrdinalIgnoreCase) == true)
        {
            scope.Pending.Add(HtmlImages.Model(scope, tag, src, "src") with { Picture = null });
        }

        var action = tag.IndexOf("formaction");
        if (action >= 0)
        {
            scope.Pending.Add(tag.Whole(action, ReferenceKind.Link, "formaction"));
        }
    }

    /// <summary>Each address that is told of a click.</summary>
    private static void Ping(HtmlScope scope, HtmlTag tag)
    {
        var ping = tag.IndexOf("ping");
        if (ping < 0)
        {
            return;
        }

        var value = tag.Mapped(ping);
        var text = value.Value.Span;
        foreach (var range in text.SplitAny(TextMarks.WhiteSpace))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            scope.Pending.Add(
                tag.Whole(ping, ReferenceKind.Other, "ping") with
                {
                    Range = value.ToSource(start, length),
                    Raw = text.Slice(start, length).ToString(),
                }
            );
        }
    }
}
