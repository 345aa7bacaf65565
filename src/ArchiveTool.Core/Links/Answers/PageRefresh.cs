using System.Buffers;
using System.Globalization;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Core.References.Collecting.Html;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>
/// Where a page sends its readers by itself: <c>meta refresh</c>
/// (https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh) or the header of that name.
/// </summary>
internal static class PageRefresh
{
    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789.");

    // Later than that a page is there to be read.
    private const double LongestDelay = 15;

    /// <summary>The next address, or null if the page stays or loads itself again.</summary>
    public static WebUrl? Find(Exchange exchange, PageText? page)
    {
        var final = exchange.FinalUrl;
        foreach (var content in (string?[])[exchange.Hops[^1].Header("Refresh"), page?.Refresh])
        {
            if (
                content is not null
                && Delay(content) <= LongestDelay
                && MetaRefresh.FindUrl(content) is { } range
                && WebUrl.TryParse(content.Substring(range.Start, range.Length).Trim(), final, out var url)
                && url.IsHttp
                && url.WithoutFragment().Href != final.WithoutFragment().Href
            )
            {
                return url;
            }
        }

        return null;
    }

    private static double Delay(string content)
    {
        var text = content.AsSpan().TrimStart();
        var end = text.IndexOfAnyExcept(Number);
        var digits = end < 0 ? text : text[..end];
        return digits.IsEmpty || double.TryParse(digits, CultureInfo.InvariantCulture, out var seconds) is false
            ? 0
            : seconds;
    }
}
