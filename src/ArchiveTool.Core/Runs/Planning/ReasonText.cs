using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Runs.Planning;

/// <summary>A sentence for people: what happened, to what, and what to do.</summary>
internal static class ReasonText
{
    public static string Describe(Reason reason, string address) =>
        reason switch
        {
            Reason.NotFound =>
                $"{address} was not found beside the post or under the site's root; name the root with --site-root",
            Reason.OutsideRoot => $"{address} stands outside the post's folder and the site's root and was not read",
            Reason.NoBaseUrl => $"{address} is relative and the post has no address; name it with --document-url",
            Reason.InvalidUrl => $"{address} is not a valid URL; correct it in the post",
            Reason.UnsupportedScheme => $"{address} is neither http nor https and was not fetched",
            Reason.WouldCountAClick => $"{address} was not fetched: asking would count as a click on an affiliate link",
            Reason.Unreadable => $"{address} cannot be read",
            _ => $"{address} is missing: {reason.ToCode()}",
        };
}
