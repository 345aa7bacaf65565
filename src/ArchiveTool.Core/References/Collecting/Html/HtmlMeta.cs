using System.Collections.Frozen;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>What meta elements say: the page's pictures, its referrer policy, and where it sends the reader.</summary>
internal static class HtmlMeta
{
    private static readonly FrozenSet<string> ImageNames = (
        "og:image og:image:url og:image:secure_url twitter:image twitter:image:src twitter:image0 twitter:image1 "
        + "twitter:image2 twitter:image3 image thumbnail thumbnailurl primaryimageofpage logo msapplication-tileimage "
        + "msapplication-square70x70logo msapplication-square150x150logo msapplication-wide310x150logo "
        + "msapplication-square310x310logo sailthru.image.full sailthru.image.thumb parsely-image-url "
        + "article:image weibo:article:image"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static void Collect(HtmlScope scope, HtmlTag tag)
    {
        var content = tag.IndexOf("content");
        if (content < 0)
        {
            return;
        }

        if (tag["name"]?.Equals("referrer", StringComparison.OrdinalIgnoreCase) == true)
        {
            var policy = ReferrerPolicies.FromMeta(tag.GetValue(content));
            if (policy is not ReferrerPolicy.None && !scope.IsInTemplate)
            {
                scope.Pending.MetaPolicy = policy;
            }
        }
        else if (tag["http-equiv"]?.Trim().Equals("refresh", StringComparison.OrdinalIgnoreCase) == true)
        {
            Refresh(scope, tag, content);
        }
        else if (IsImage(tag["property"]) || IsImage(tag["name"]) || IsImage(tag["itemprop"]))
        {
            scope.Pending.Add(tag.Whole(content, ReferenceKind.Image, "content"));
        }
    }

    private static bool IsImage(string? name) => name is not null && ImageNames.Contains(name.Trim());

    private static void Refresh(HtmlScope scope, HtmlTag tag, int content)
    {
        var value = tag.Mapped(content);
        if (MetaRefresh.FindUrl(value.Value.Span) is { } url)
        {
            scope.Pending.Add(
                tag.Whole(content, ReferenceKind.Link, "content") with
                {
                    Range = value.ToSource(url.Start, url.Length),
                    Raw = value.Value.Span.Slice(url.Start, url.Length).ToString(),
                    Syntax = tag.Syntax(content) | UrlContext.MetaRefresh,
                }
            );
        }
    }
}
