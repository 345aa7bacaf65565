using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>
/// What large hosts show, with a success, in place of what is gone, and what parked domains show. The signs are data with
/// their sources: <c>gone-pages.json</c>.
/// </summary>
internal static partial class GonePages
{
    // What people read on a page of advertising is little.
    private const int MostParkedText = 3000;
    private const int MostOfferText = 600;

    private static readonly Lazy<GonePageSigns> Signs = new(Load);

    private static readonly Lazy<SearchValues<string>> ParkedMarks = new(() =>
        SearchValues.Create([.. Signs.Value.Parked.Marks], StringComparison.OrdinalIgnoreCase)
    );

    /// <summary>Whether a page of one of the hosts says that what was asked for is gone.</summary>
    /// <param name="asked">The URL asked for.</param>
    /// <param name="final">The URL that answered.</param>
    /// <param name="page">What it says.</param>
    /// <param name="source">Gives its source, as far as it was read.</param>
    public static bool IsGone(WebUrl asked, WebUrl final, PageText page, Func<string> source)
    {
        foreach (var sign in Signs.Value.Gone)
        {
            if (IsWithin(asked.Host, sign.Host) && asked.Path.StartsWith(sign.Path, StringComparison.Ordinal))
            {
                var isSaid =
                    (sign.Marks.Count > 0 && sign.Marks.Any(source().Contains))
                    || sign.Titles.Any(title => page.Title?.Contains(title, StringComparison.OrdinalIgnoreCase) == true)
                    || sign.Redirects.Any(path => final.Path.StartsWith(path, StringComparison.Ordinal));
                if (isSaid)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a domain is for sale, or has nothing but its name server's advertising.</summary>
    public static bool IsParked(WebUrl asked, WebUrl final, PageText page, Func<string> source)
    {
        var signs = Signs.Value.Parked;
        if (signs.Hosts.Any(host => IsWithin(asked.Host, host)))
        {
            // Somebody links to the market itself.
            return false;
        }

        if (signs.Hosts.Any(host => IsWithin(final.Host, host)) || IsNumberedHost(asked, final))
        {
            return true;
        }

        if (page.Length > MostParkedText)
        {
            return false;
        }

        return source().AsSpan().ContainsAny(ParkedMarks.Value)
            || page.Headings.Append(page.Title ?? "").Any(line => IsOffer(line, final, signs.Phrases))
            || (page.Length <= MostOfferText && signs.Phrases.Any(phrase => Says(page.Body, final, phrase)));
    }

    /// <summary>The domain's own name and the words of a sale behind it, or whose free page it is, in a page of few words.</summary>
    private static bool Says(string text, WebUrl url, string phrase) =>
        text.Contains($"{RegistrableDomain.Find(url.Host) ?? url.Host} {phrase}", StringComparison.OrdinalIgnoreCase)
        || (
            phrase.Contains("courtesy", StringComparison.Ordinal)
            && text.Contains(phrase, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The domain's own name in one line with the words of a sale; an article about sales has its own title.</summary>
    private static bool IsOffer(string line, WebUrl url, IReadOnlyList<string> phrases)
    {
        var domain = RegistrableDomain.Find(url.Host) ?? url.Host;
        var isNamed = line.Contains(domain, StringComparison.OrdinalIgnoreCase);
        return phrases.Any(phrase =>
            line.Contains(phrase, StringComparison.OrdinalIgnoreCase)
            && (isNamed || line.Trim().Length <= phrase.Length + 2)
        );
    }

    /// <summary>Parking services send readers on to <c>ww25.</c> and the like of the domain itself.</summary>
    private static bool IsNumberedHost(WebUrl asked, WebUrl final) =>
        ParkingHost().IsMatch(final.Host)
        && !ParkingHost().IsMatch(asked.Host)
        && RegistrableDomain.Find(final.Host) == RegistrableDomain.Find(asked.Host);

    private static bool IsWithin(string host, string domain) =>
        host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);

    private static GonePageSigns Load()
    {
        using var data = typeof(GonePages).Assembly.GetManifestResourceStream("gone-pages.json")!;
        return JsonSerializer.Deserialize(data, GonePagesJson.Default.GonePageSigns)!;
    }

    [GeneratedRegex("""^ww\d{1,2}\.""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ParkingHost();
}
