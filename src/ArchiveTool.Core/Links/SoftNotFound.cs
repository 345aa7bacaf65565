using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Links;

/// <summary>
/// Weighs whether a success is a "not found" in truth: a page that says so in its title, headings and text, or a deep
/// page that was redirected to the site's front page. An article about missing pages says so too, but is long, and its
/// address says what it is about.
/// </summary>
internal static class SoftNotFound
{
    private const int ShortText = 1000;
    private const int LongText = 4000;
    private const int Enough = 4;

    private static readonly string[] AddressWords =
    [
        "404",
        "not-found",
        "notfound",
        "not_found",
        "page-not-found",
        "pagenotfound",
    ];

    /// <summary>Weighs what a page says.</summary>
    /// <param name="asked">The URL asked for.</param>
    /// <param name="final">The URL that answered.</param>
    /// <param name="page">What it says.</param>
    public static Suspicion OfWording(WebUrl asked, WebUrl final, PageText page)
    {
        var isShort = page.Length < ShortText;
        var speaks = isShort && NotFoundWording.Speaks(page.Body);
        var saysNothingElse = isShort && page.Body.Length < 80 && NotFoundWording.IsWholly(page.Body.Trim());
        // A heading among others may be one of many things that a short page is about.
        var isAllOfIt = saysNothingElse || (page.Headings.Count > 0 && page.Headings.All(NotFoundWording.IsWholly));
        var isSomeOfIt = isAllOfIt || page.Headings.Any(NotFoundWording.IsWholly);
        var heads = Says(page.Title) || isSomeOfIt;
        var weight =
            (Says(page.Title) ? 2 : 0)
            + (
                isAllOfIt && isShort ? 3
                : isSomeOfIt ? 2
                : 0
            )
            + (speaks ? 1 : 0)
            + (heads && isShort ? 1 : 0)
            - (page.Length > LongText ? 2 : 0);
        if (IsNamedSo(asked))
        {
            // It is about that; the host has to say that it is not there.
            weight = Math.Min(weight, Enough - 1);
        }
        else if (IsNamedSo(final))
        {
            weight += Enough;
        }

        return weight >= Enough ? Suspicion.Certain
            : weight > 0 ? Suspicion.Some
            : Suspicion.None;
    }

    /// <summary>Weighs where a redirect led.</summary>
    /// <param name="asked">The URL asked for.</param>
    /// <param name="final">The URL that answered.</param>
    public static Suspicion OfRedirect(WebUrl asked, WebUrl final)
    {
        if (IsFront(asked.Path) || asked.Equals(final) || !IsFront(final.Path) || final.Query is { Length: > 0 })
        {
            return Suspicion.None;
        }

        if (string.Equals(WithoutWww(asked.Host), WithoutWww(final.Host), StringComparison.Ordinal))
        {
            // A language's or a section's front page may be what the address has become.
            return final.Path == "/" || IsIndex(final.Path.TrimStart('/')) ? Suspicion.Certain : Suspicion.Some;
        }

        // A section that has got a host of its own looks the same.
        return RegistrableDomain.Of(asked.Host) is { } domain && domain == RegistrableDomain.Of(final.Host)
            ? Suspicion.Some
            : Suspicion.None;
    }

    private static bool Says(string? line) => line is not null && NotFoundWording.IsWholly(line);

    private static bool IsNamedSo(WebUrl url) =>
        Array.Exists(AddressWords, word => url.Path.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A site's own page: <c>/</c>, <c>/index.html</c>, <c>/en/</c>, <c>/zh-CN/home</c>.</summary>
    private static bool IsFront(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] => true,
            [var one] => IsIndex(one) || IsLanguage(one),
            [var language, var page] => IsLanguage(language) && IsIndex(page),
            _ => false,
        };
    }

    private static bool IsIndex(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return (dot < 0 ? name : name[..dot]).ToLowerInvariant() is "" or "index" or "home" or "default" or "main";
    }

    private static bool IsLanguage(string name) =>
        name.Length is 2 or 5
        && char.IsAsciiLetter(name[0])
        && char.IsAsciiLetter(name[1])
        && (name.Length == 2 || (name[2] is '-' or '_' && char.IsAsciiLetter(name[3]) && char.IsAsciiLetter(name[4])));

    private static string WithoutWww(string host) =>
        host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
