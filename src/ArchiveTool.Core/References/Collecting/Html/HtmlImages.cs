using ArchiveTool.Core.References.Collecting.Css;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>Pictures: <c>img</c> and <c>source</c> with all the ways to say which, and lazy loaders' ways too.</summary>
internal static class HtmlImages
{
    /// <summary>An <c>img</c>.</summary>
    public static void CollectImage(HtmlScope scope, HtmlTag tag)
    {
        if (scope.Link.IsOpen)
        {
            scope.Link.TakeImage(tag["alt"]);
        }

        var from = scope.Pending.Count;
        var model = Model(scope, tag);
        var src = tag.IndexOf("src");
        if (src >= 0)
        {
            Add(scope, Model(model, tag, src, "src"));
        }

        Srcset(scope, tag, "srcset", model);
        CollectLazy(scope, tag, model);
        scope.Twins.TakeImage(from);
        var description = tag.IndexOf("longdesc");
        if (description >= 0)
        {
            scope.Pending.Add(tag.Whole(description, ReferenceKind.Link, "longdesc"));
        }

        HtmlElements.Style(scope, tag);
    }

    /// <summary>A <c>source</c>: a picture's, or sound and video.</summary>
    public static void CollectSource(HtmlScope scope, HtmlTag tag)
    {
        var isMedia = scope.IsInMedia && !scope.IsInPicture;
        var model = Model(scope, tag) with { Kind = isMedia ? ReferenceKind.Media : ReferenceKind.Image };
        var src = tag.IndexOf("src");
        if (src >= 0)
        {
            var kind = isMedia || !scope.IsInPicture ? ReferenceKind.Media : ReferenceKind.Image;
            Add(scope, Model(model, tag, src, "src") with { Kind = kind });
        }

        Srcset(scope, tag, "srcset", model);
        CollectLazy(scope, tag, model);
    }

    /// <summary>What lazy loaders' attributes name on an element that is no image itself.</summary>
    public static void CollectLazy(HtmlScope scope, HtmlTag tag)
    {
        for (var i = 0; i < tag.Count; i++)
        {
            if (scope.LazyImages.Find(tag.GetName(i)) >= 0)
            {
                CollectLazy(scope, tag, Model(scope, tag) with { Picture = null });
                return;
            }
        }
    }

    private static void CollectLazy(HtmlScope scope, HtmlTag tag, in PendingReference model)
    {
        var table = scope.LazyImages;
        var isKnown = false;
        Span<ulong> seen = stackalloc ulong[LazyImageTable.MostRows / 64];
        for (var i = 0; i < tag.Count; i++)
        {
            var row = table.Find(tag.GetName(i));
            if (row < 0 || (seen[row >> 6] & (1UL << row)) != 0)
            {
                continue;
            }

            isKnown |= !table.Rows[row].IsAlternative;
            seen[row >> 6] |= 1UL << row;
            LazyImages.Collect(scope, tag, i, table.Rows[row], model);
        }

        if (!isKnown && tag.Name == "img" && tag.IndexOf("srcset") < 0 && LazyImageGuess.IsPlaceholder(tag["src"]))
        {
            CollectUnknown(scope, tag, model);
        }
    }

    private static void CollectUnknown(HtmlScope scope, HtmlTag tag, in PendingReference model)
    {
        for (var i = 0; i < tag.Count; i++)
        {
            if (
                scope.LazyImages.Find(tag.GetName(i)) < 0
                && LazyImageGuess.Tell(tag.GetName(i), tag.GetValue(i)) is { } attribute
            )
            {
                LazyImages.Collect(scope, tag, i, attribute, model);
            }
        }
    }

    /// <summary>What all references of an image element have in common.</summary>
    public static PendingReference Model(HtmlScope scope, HtmlTag tag) =>
        new()
        {
            Kind = ReferenceKind.Image,
            Element = tag.Name,
            Attribute = "",
            Range = default,
            Raw = "",
            Syntax = UrlContext.None,
            Policy = tag.OwnPolicy(),
            Width = tag.Dimension("width") ?? InlineStyle.Pixels(tag.Glance("style"), "width"),
            Height = tag.Dimension("height") ?? InlineStyle.Pixels(tag.Glance("style"), "height"),
            Picture = tag.Name is "img" or "image" or "amp-img" or "amp-anim" or "source" ? scope.Picture() : null,
            IsIgnored = tag.IsIgnored,
        };

    /// <summary>A reference that is one attribute's whole value.</summary>
    public static PendingReference Model(HtmlScope scope, HtmlTag tag, int index, string attribute) =>
        Model(Model(scope, tag), tag, index, attribute);

    /// <summary>As the model, for one attribute's whole value.</summary>
    public static PendingReference Model(in PendingReference model, HtmlTag tag, int index, string attribute)
    {
        var whole = tag.Whole(index, ReferenceKind.Image, attribute);
        return model with { Attribute = attribute, Range = whole.Range, Raw = whole.Raw, Syntax = whole.Syntax };
    }

    private static void Srcset(HtmlScope scope, HtmlTag tag, string name, in PendingReference model)
    {
        var index = tag.IndexOf(name);
        if (index >= 0)
        {
            HtmlSrcset.Collect(scope, tag, index, model with { Attribute = name });
        }
    }

    /// <summary>An empty page is a placeholder's way of saying that there is no picture yet.</summary>
    private static void Add(HtmlScope scope, in PendingReference reference)
    {
        if (!reference.Raw.StartsWith("about:", StringComparison.OrdinalIgnoreCase))
        {
            scope.Pending.Add(reference);
        }
    }
}
