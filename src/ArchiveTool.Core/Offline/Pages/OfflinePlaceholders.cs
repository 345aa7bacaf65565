using System.Text;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>What stands in the place of something that is not in the library: its name and its address.</summary>
internal static class OfflinePlaceholders
{
    /// <summary>Appends the placeholder of a picture, a film or a sound.</summary>
    public static void AppendMissing(
        StringBuilder page,
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
        page.Append("<span class=\"at-missing\"><span>")
            .Append(noun)
            .Append(" not archived")
            .Append(string.IsNullOrWhiteSpace(alt) ? "" : ": " + OfflinePage.Escape(alt))
            .Append("</span> <code>")
            .Append(OfflinePage.Escape(shown))
            .Append("</code></span>");
    }

    /// <summary>Appends a link to an embedded page.</summary>
    public static void AppendEmbed(StringBuilder page, string? address, OfflinePageContent content)
    {
        if (address is not null && WebUrl.TryParse(address, content.DocumentUrl, out var url) && url.IsHttp)
        {
            var href = OfflinePage.Escape(url.WithoutPassword().Href);
            page.Append(
                    "<span class=\"at-missing\"><span>Embedded page not archived</span> <a rel=\"noreferrer\" href=\""
                )
                .Append(href)
                .Append("\">")
                .Append(href)
                .Append("</a></span>");
        }
    }
}
