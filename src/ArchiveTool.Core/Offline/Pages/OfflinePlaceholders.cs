using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>What stands in the place of something that is not in the library: its name and its address.</summary>
internal static class OfflinePlaceholders
{
    /// <summary>Appends the placeholder of a picture, a film or a sound.</summary>
    public static void AppendMissing(
        PageWriter page,
        string element,
        string? address,
        string? alt,
        OfflinePageContent content
    )
    {
        if (string.IsNullOrEmpty(address) || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var shown = WebUrl.TryParse(address, content.DocumentUrl, out var url)
            ? url.WithoutPassword().Href
            : UrlPassword.Mask(address);
        var noun = element switch
        {
            "video" => "Video",
            "audio" => "Sound",
            _ => "Picture",
        };
        page.Markup("<span class=\"at-missing\"><span>")
            .Text(noun)
            .Markup(" not archived")
            .Text(string.IsNullOrWhiteSpace(alt) ? "" : ": " + alt)
            .Markup("</span> <code>")
            .Text(shown)
            .Markup("</code></span>");
    }

    /// <summary>Appends, behind a dead link, why it is dead for who does not see it, and a capture for everybody.</summary>
    public static void AppendDead(PageWriter page, DeadLink dead, PageAddresses addresses)
    {
        page.Markup("<span class=\"at-note\"> (dead link: ").Text(dead.Reason).Markup(")</span>");
        if (dead.Capture is { } capture && addresses.ToFollow(capture) is { } target)
        {
            page.Markup(" <a class=\"at-capture\" rel=\"noreferrer\"")
                .Link("href", target)
                .Markup(">archived copy</a>");
        }
    }

    /// <summary>Appends a link to an embedded page.</summary>
    public static void AppendEmbed(PageWriter page, string? address, OfflinePageContent content)
    {
        if (
            address is not null
            && WebUrl.TryParse(address, content.DocumentUrl, out var url)
            && url.IsHttp
            && content.Addresses.ToFollow(url.Href) is { } target
        )
        {
            page.Markup("<span class=\"at-missing\"><span>Embedded page not archived</span> <a rel=\"noreferrer\"")
                .Link("href", target)
                .Markup(">")
                .Text(target.Text)
                .Markup("</a></span>");
        }
    }
}
