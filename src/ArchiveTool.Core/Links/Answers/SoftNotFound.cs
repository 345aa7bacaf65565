using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>
/// Weighs whether a success is a "not found" in truth: a page that says so in its title, headings and text, or a deep
/// page that was redirected to the site's front page. An article about missing pages says so too, but says more, and its
/// address says what it is about: what a page of some length says is a suspicion, never a certainty.
/// </summary>
internal static class SoftNotFound
{
    private const int ShortText = 1000;
    private const int LongText = 4000;
    private const int Enough = 4;

    /// <summary>Weighs what a page says.</summary>
    /// <param name="asked">The URL asked for.</param>
    /// <param name="final">The URL that answered.</param>
    /// <param name="page">What it says.</param>
    public static NotFoundConfidence JudgeWording(WebUrl asked, WebUrl final, PageText page)
    {
        var isShort = page.Length < ShortText;
        var speaks = isShort && NotFoundWording.Speaks(page.Body);
        var saysNothingElse = isShort && page.Body.Length < 80 && NotFoundWording.IsWholly(page.Body);
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
        if (weight <= 0 && !NotFoundAddress.MaySaySo(final))
        {
            return NotFoundConfidence.None;
        }

        var mayBeAboutIt = NotFoundAddress.MaySaySo(asked);
        if (!isShort || mayBeAboutIt)
        {
            // It may be about that; the host has to say that it is not there.
            weight = Math.Min(weight, Enough - 1);
        }

        if (!mayBeAboutIt)
        {
            weight +=
                NotFoundAddress.SaysSo(final) ? Enough
                : NotFoundAddress.MaySaySo(final) ? 1
                : 0;
        }

        return weight >= Enough ? NotFoundConfidence.Certain
            : weight > 0 ? NotFoundConfidence.Some
            : NotFoundConfidence.None;
    }

    /// <summary>Weighs where a redirect led.</summary>
    /// <param name="asked">The URL asked for.</param>
    /// <param name="final">The URL that answered.</param>
    public static NotFoundConfidence JudgeRedirect(WebUrl asked, WebUrl final)
    {
        if (
            FrontPage.Is(asked.Path)
            || asked.Equals(final)
            || !FrontPage.Is(final.Path)
            || final.Query is { Length: > 0 }
        )
        {
            return NotFoundConfidence.None;
        }

        if (string.Equals(WithoutWww(asked.Host), WithoutWww(final.Host), StringComparison.Ordinal))
        {
            // A language's or a section's front page may be what the address has become, and a section's the site's.
            return FrontPage.IsOfSite(final.Path) && IsDeep(asked.Path)
                ? NotFoundConfidence.Certain
                : NotFoundConfidence.Some;
        }

        // A section that moved to its own host looks the same.
        return RegistrableDomain.Find(asked.Host) is { } domain && domain == RegistrableDomain.Find(final.Host)
            ? NotFoundConfidence.Some
            : NotFoundConfidence.None;
    }

    /// <summary>A page in a folder, or a folder in one; not what a site's parts begin with (<c>/docs/</c>, <c>/wiki/Main_Page</c>).</summary>
    private static bool IsDeep(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && !FrontPage.IsIndex(parts[^1]);
    }

    private static bool Says(string? line) => line is not null && NotFoundWording.IsWholly(line);

    private static string WithoutWww(string host) =>
        host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
