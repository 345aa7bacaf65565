using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Referrers;

/// <summary>What a request says about where it came from (https://w3c.github.io/webappsec-referrer-policy/#algorithms).</summary>
public static class Referrer
{
    // https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer, step 6
    private const int LongestReferrer = 4096;

    /// <summary>
    /// The value of the <c>Referer</c> header, or null for none. Without a document's address, or with one that is
    /// not http or https (a page from a file has an opaque origin), there is never any.
    /// </summary>
    /// <param name="documentUrl">The address of the document or style sheet that makes the request, or null.</param>
    /// <param name="policy">The effective policy; none counts as the default.</param>
    /// <param name="target">What is asked for now: after a redirect, the new URL.</param>
    public static string? Compute(WebUrl? documentUrl, ReferrerPolicy policy, WebUrl target) =>
        Exposure(documentUrl, policy, target) switch
        {
            ReferrerExposure.FullUrl => Strip(documentUrl!),
            ReferrerExposure.Origin => documentUrl!.Origin + "/",
            _ => null,
        };

    /// <summary>How much is told to this target.</summary>
    public static ReferrerExposure Exposure(WebUrl? documentUrl, ReferrerPolicy policy, WebUrl target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (documentUrl is not { IsHttp: true })
        {
            return ReferrerExposure.Nothing;
        }

        var full = Strip(documentUrl).Length > LongestReferrer ? ReferrerExposure.Origin : ReferrerExposure.FullUrl;
        var isSameOrigin = documentUrl.Origin == target.Origin;
        var isDowngrade =
            Trustworthiness.IsPotentiallyTrustworthy(documentUrl) && !Trustworthiness.IsPotentiallyTrustworthy(target);
        var unlessDowngrade = isDowngrade ? ReferrerExposure.Nothing : ReferrerExposure.Origin;
        return ReferrerPolicies.Effective(policy) switch
        {
            ReferrerPolicy.NoReferrer => ReferrerExposure.Nothing,
            ReferrerPolicy.Origin => ReferrerExposure.Origin,
            ReferrerPolicy.UnsafeUrl => full,
            ReferrerPolicy.StrictOrigin => unlessDowngrade,
            ReferrerPolicy.StrictOriginWhenCrossOrigin => isSameOrigin ? full : unlessDowngrade,
            ReferrerPolicy.SameOrigin => isSameOrigin ? full : ReferrerExposure.Nothing,
            ReferrerPolicy.OriginWhenCrossOrigin => isSameOrigin ? full : ReferrerExposure.Origin,
            ReferrerPolicy.NoReferrerWhenDowngrade => isDowngrade ? ReferrerExposure.Nothing : full,
            var other => throw new ArgumentOutOfRangeException(nameof(policy), other, "Not a referrer policy."),
        };
    }

    // https://w3c.github.io/webappsec-referrer-policy/#strip-url
    private static string Strip(WebUrl url)
    {
        var bare = url.WithoutFragment();
        if (bare.Username.Length == 0 && bare.Password.Length == 0)
        {
            return bare.Href;
        }

        return string.Concat(url.Origin, url.Path, url.Query is null ? "" : "?", url.Query);
    }
}
