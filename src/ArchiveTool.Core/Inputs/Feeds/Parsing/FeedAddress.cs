using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>Resolves the addresses that feeds write.</summary>
internal static class FeedAddress
{
    /// <summary>The absolute http(s) address; null if it is not one.</summary>
    /// <param name="written">As written, blanks around it included; null if absent.</param>
    /// <param name="around">What it is resolved against where it is relative, or null.</param>
    public static string? Resolve(string? written, string? around)
    {
        WebUrl? outer = around is not null && WebUrl.TryParse(around, null, out var parsed) ? parsed : null;
        return written is not null && WebUrl.TryParse(written.Trim(), outer, out var url) && url.IsHttp
            ? url.Href
            : null;
    }
}
