namespace ArchiveTool.Core.Links;

/// <summary>A link's status as reports write it.</summary>
public static class LinkStatusName
{
    /// <summary>The status in lower case.</summary>
    public static string GetName(LinkStatus status) =>
        status switch
        {
            LinkStatus.Alive => "alive",
            LinkStatus.Redirected => "redirected",
            LinkStatus.Dead => "dead",
            LinkStatus.Blocked => "blocked",
            LinkStatus.Unverifiable => "unverifiable",
            _ => "skipped",
        };
}
