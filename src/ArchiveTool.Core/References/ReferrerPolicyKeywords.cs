using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.References;

/// <summary>The keywords of <c>referrerpolicy</c> and <c>meta name=referrer</c>.</summary>
internal static class ReferrerPolicyKeywords
{
    /// <summary>The policy of an attribute's value; none for what is no keyword.</summary>
    public static ReferrerPolicy Parse(string written) =>
        written.ToLowerInvariant() switch
        {
            "no-referrer" => ReferrerPolicy.NoReferrer,
            "no-referrer-when-downgrade" => ReferrerPolicy.NoReferrerWhenDowngrade,
            "same-origin" => ReferrerPolicy.SameOrigin,
            "origin" => ReferrerPolicy.Origin,
            "strict-origin" => ReferrerPolicy.StrictOrigin,
            "origin-when-cross-origin" => ReferrerPolicy.OriginWhenCrossOrigin,
            "strict-origin-when-cross-origin" => ReferrerPolicy.StrictOriginWhenCrossOrigin,
            "unsafe-url" => ReferrerPolicy.UnsafeUrl,
            _ => ReferrerPolicy.None,
        };

    /// <summary>
    /// As <see cref="Parse"/>, with the older words that a meta element may use
    /// (https://html.spec.whatwg.org/multipage/semantics.html#meta-referrer).
    /// </summary>
    public static ReferrerPolicy ParseMeta(string written) =>
        written.Trim().ToLowerInvariant() switch
        {
            "never" => ReferrerPolicy.NoReferrer,
            "default" => ReferrerPolicy.StrictOriginWhenCrossOrigin,
            "always" => ReferrerPolicy.UnsafeUrl,
            "origin-when-crossorigin" => ReferrerPolicy.OriginWhenCrossOrigin,
            var keyword => Parse(keyword),
        };
}
