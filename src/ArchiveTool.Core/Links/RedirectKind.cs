using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Findings;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links;

/// <summary>Tells apart what a chain of redirects with a good end means.</summary>
internal static class RedirectKind
{
    /// <summary>Whether the link has moved for good, and how.</summary>
    public static (LinkStatus Status, Reason Reason) Classify(
        WebUrl asked,
        WebUrl final,
        IReadOnlyList<FollowedRedirect> chain
    )
    {
        if (!IsPermanent(chain[0]))
        {
            return (LinkStatus.Alive, Reason.MovedTemporarily);
        }

        // What follows a temporary redirect is not for good, and neither what it says of the address.
        var address = chain.TakeWhile(IsPermanent).Last().Url;
        var end = chain.All(IsPermanent) ? final : address;
        var isSameResource = string.Equals(end.Host, asked.Host, StringComparison.Ordinal) && end.Query == asked.Query;
        if (isSameResource && end.Path == asked.Path && end.Scheme == "https" && asked.Scheme == "http")
        {
            return (LinkStatus.Redirected, Reason.HttpsUpgrade);
        }

        return isSameResource && end.Path.TrimEnd('/') == asked.Path.TrimEnd('/')
            ? (LinkStatus.Redirected, Reason.TrailingSlash)
            : (LinkStatus.Redirected, Reason.MovedPermanently);
    }

    /// <summary>Whether a redirect says that the address has changed for good; a page that only sends its readers on does.</summary>
    public static bool IsPermanent(FollowedRedirect redirect) => redirect.Status is 301 or 308 or (>= 200 and < 300);
}
