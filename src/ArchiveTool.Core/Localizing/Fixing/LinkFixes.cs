using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>What an audit's findings say is to be done.</summary>
internal static class LinkFixes
{
    /// <summary>
    /// What a finding suggests. A new address counts only where every redirect on the way is permanent: a temporary one
    /// may lead elsewhere tomorrow.
    /// </summary>
    public static LinkFix Create(LinkFinding link)
    {
        var isPermanent = link.Redirects.Count > 0 && link.Redirects.All(redirect => redirect.Status is 301 or 308);
        return new LinkFix(
            link.Status == LinkStatus.Redirected && isPermanent ? link.Suggestion : null,
            // A dead file of the site is suggested under another spelling; only an address can be a capture.
            link.Status == LinkStatus.Dead
            && link.Suggestion?.StartsWith("http", StringComparison.Ordinal) == true
                ? link.Suggestion
                : null,
            link.Status is LinkStatus.Alive or LinkStatus.Redirected
        );
    }
}
