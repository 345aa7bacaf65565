using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Referrers;

/// <summary>
/// Which of several policies reveals least. A URL that several references share is asked for once, and then nobody
/// may be told more than the most careful of them allows.
/// </summary>
internal static class ReferrerStrictness
{
    // From least to most. What a policy never tells anybody comes before what it tells some: same-origin gives a
    // stranger nothing and so stands before strict-origin, which gives every stranger the origin.
    private static readonly ReferrerPolicy[] Order =
    [
        ReferrerPolicy.NoReferrer,
        ReferrerPolicy.SameOrigin,
        ReferrerPolicy.StrictOrigin,
        ReferrerPolicy.Origin,
        ReferrerPolicy.StrictOriginWhenCrossOrigin,
        ReferrerPolicy.OriginWhenCrossOrigin,
        ReferrerPolicy.NoReferrerWhenDowngrade,
        ReferrerPolicy.UnsafeUrl,
    ];

    /// <summary>The place in the order, 0 for <c>no-referrer</c> to 7 for <c>unsafe-url</c>; none counts as the default.</summary>
    public static int Rank(ReferrerPolicy policy) => Array.IndexOf(Order, ReferrerPolicies.Effective(policy));

    /// <summary>The strictest by <see cref="Rank"/>; the default if absent.</summary>
    public static ReferrerPolicy Strictest(IEnumerable<ReferrerPolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return policies
            .Select(policy => ReferrerPolicies.Effective(policy))
            .DefaultIfEmpty(ReferrerPolicies.Default)
            .MinBy(Rank);
    }

    /// <summary>
    /// The policy that tells this target least: nothing before the origin before the whole URL, and by
    /// <see cref="Rank"/> among equals, since a redirect may lead elsewhere. The default if there is none at all.
    /// </summary>
    public static ReferrerPolicy StrictestFor(WebUrl? documentUrl, IEnumerable<ReferrerPolicy> policies, WebUrl target)
    {
        ArgumentNullException.ThrowIfNull(policies);
        return policies
            .Select(policy => ReferrerPolicies.Effective(policy))
            .DefaultIfEmpty(ReferrerPolicies.Default)
            .MinBy(policy => (Referrer.Exposure(documentUrl, policy, target), Rank(policy)));
    }
}
