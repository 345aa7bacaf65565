namespace ArchiveTool.Core.Referrers;

/// <summary>
/// Reading, writing and ordering referrer policies (https://w3c.github.io/webappsec-referrer-policy/). Where nothing
/// valid is said the answer is <see cref="ReferrerPolicy.None"/>: look further out.
/// </summary>
public static class ReferrerPolicies
{
    /// <summary>What holds where nobody says anything.</summary>
    public const ReferrerPolicy Default = ReferrerPolicy.StrictOriginWhenCrossOrigin;

    /// <summary>
    /// Reads a <c>referrerpolicy</c> attribute: one keyword in any case, else nothing
    /// (https://html.spec.whatwg.org/multipage/urls-and-fetching.html#referrer-policy-attributes).
    /// </summary>
    public static ReferrerPolicy FromAttribute(ReadOnlySpan<char> value) => Parse(value);

    /// <summary>
    /// Reads the <c>content</c> of <c>&lt;meta name=referrer&gt;</c>, the old names included
    /// (https://html.spec.whatwg.org/multipage/semantics.html#meta-referrer).
    /// </summary>
    public static ReferrerPolicy FromMeta(string? content)
    {
        if (IsSame(content, "never"))
        {
            return ReferrerPolicy.NoReferrer;
        }

        if (IsSame(content, "default"))
        {
            return Default;
        }

        if (IsSame(content, "always"))
        {
            return ReferrerPolicy.UnsafeUrl;
        }

        return IsSame(content, "origin-when-crossorigin") ? ReferrerPolicy.OriginWhenCrossOrigin : Parse(content);
    }

    /// <summary>
    /// Reads a <c>Referrer-Policy</c> header: of the tokens that are known the last one wins, so that a site may name
    /// a fallback first (https://w3c.github.io/webappsec-referrer-policy/#parse-referrer-policy-from-header).
    /// </summary>
    public static ReferrerPolicy FromHeader(string? value) => value is null ? ReferrerPolicy.None : FromHeader([value]);

    /// <summary>Reads several <c>Referrer-Policy</c> headers, which count as one list.</summary>
    public static ReferrerPolicy FromHeader(IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var policy = ReferrerPolicy.None;
        foreach (var value in values)
        {
            foreach (var part in value.AsSpan().Split(','))
            {
                var parsed = Parse(value.AsSpan(part).Trim(" \t"));
                policy = parsed == ReferrerPolicy.None ? policy : parsed;
            }
        }

        return policy;
    }

    /// <summary>Reads one keyword in any case; the empty string and anything unknown is not a policy.</summary>
    public static ReferrerPolicy Parse(ReadOnlySpan<char> token)
    {
        for (var policy = ReferrerPolicy.NoReferrer; policy <= ReferrerPolicy.UnsafeUrl; policy++)
        {
            if (token.Equals(policy.ToToken(), StringComparison.OrdinalIgnoreCase))
            {
                return policy;
            }
        }

        return ReferrerPolicy.None;
    }

    /// <summary>The keyword, such as <c>no-referrer</c>; empty for <see cref="ReferrerPolicy.None"/>.</summary>
    public static string ToToken(this ReferrerPolicy policy) =>
        policy switch
        {
            ReferrerPolicy.None => "",
            ReferrerPolicy.NoReferrer => "no-referrer",
            ReferrerPolicy.NoReferrerWhenDowngrade => "no-referrer-when-downgrade",
            ReferrerPolicy.SameOrigin => "same-origin",
            ReferrerPolicy.Origin => "origin",
            ReferrerPolicy.StrictOrigin => "strict-origin",
            ReferrerPolicy.OriginWhenCrossOrigin => "origin-when-cross-origin",
            ReferrerPolicy.StrictOriginWhenCrossOrigin => "strict-origin-when-cross-origin",
            ReferrerPolicy.UnsafeUrl => "unsafe-url",
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "Not a referrer policy."),
        };

    /// <summary>
    /// The policy in force: the innermost that says something, from the element outwards to the default. Never
    /// <see cref="ReferrerPolicy.None"/>.
    /// </summary>
    /// <param name="element">The element's own, or none.</param>
    /// <param name="meta">The document's, from its last valid <c>&lt;meta name=referrer&gt;</c>, or none.</param>
    /// <param name="header">The document's response header, or none.</param>
    /// <param name="fallback">What the user asked for in place of the default, or none.</param>
    public static ReferrerPolicy Effective(
        ReferrerPolicy element,
        ReferrerPolicy meta = ReferrerPolicy.None,
        ReferrerPolicy header = ReferrerPolicy.None,
        ReferrerPolicy fallback = ReferrerPolicy.None
    )
    {
        ReadOnlySpan<ReferrerPolicy> inward = [element, meta, header, fallback];
        var first = inward.IndexOfAnyExcept(ReferrerPolicy.None);
        return first < 0 ? Default : inward[first];
    }

    /// <summary>
    /// The policy after a redirect: what the response says, else as it was
    /// (https://w3c.github.io/webappsec-referrer-policy/#set-requests-referrer-policy-on-redirect).
    /// </summary>
    public static ReferrerPolicy AfterRedirect(ReferrerPolicy current, IEnumerable<string> headerValues)
    {
        var said = FromHeader(headerValues);
        return said == ReferrerPolicy.None ? current : said;
    }

    private static bool IsSame(string? text, string keyword) =>
        string.Equals(text, keyword, StringComparison.OrdinalIgnoreCase);
}
