using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Destinations;

/// <summary>Services that put a site's name in front of theirs: <c>www-example-com.translate.goog/page</c>.</summary>
internal static class HostName
{
    private const string TranslationParameters = "_x_tr_";

    /// <summary>The site's own URL, or null.</summary>
    /// <param name="url">The link.</param>
    /// <param name="services">The service's own names.</param>
    /// <param name="encoding">How the site's name is written, or null.</param>
    public static string? WithoutService(WebUrl url, IReadOnlyList<string> services, string? encoding)
    {
        var host = url.NameSpan.ToString();
        foreach (var service in services)
        {
            if (host.Length > service.Length + 1 && host.EndsWith("." + service, StringComparison.Ordinal))
            {
                var name = host[..^(service.Length + 1)];
                return encoding == LinkEncoding.TranslateHost
                    ? WithoutTranslation($"https://{FromTranslation(name)}{Rest(url)}")
                    : $"{url.Scheme}://{name}{Rest(url)}";
            }
        }

        return null;
    }

    private static string Rest(WebUrl url) => url.Href[url.Offsets.PathStart..];

    // A hyphen of the name is doubled, so that a single one can stand for a dot.
    private static string FromTranslation(string name) =>
        name.Replace("--", "\n", StringComparison.Ordinal).Replace('-', '.').Replace('\n', '-');

    private static string WithoutTranslation(string href)
    {
        var text = UrlText.Read(href);
        var kept = new List<string>();
        foreach (var parameter in new ParameterReader(href, text.QueryStart, text.QueryEnd))
        {
            if (!parameter.Name(href).StartsWith(TranslationParameters, StringComparison.Ordinal))
            {
                kept.Add(href[parameter.Start..parameter.End]);
            }
        }

        var before = href[..text.QueryStart].TrimEnd('?');
        var after = href[text.QueryEnd..];
        return kept.Count == 0 ? before + after : $"{before}?{string.Join('&', kept)}{after}";
    }
}
