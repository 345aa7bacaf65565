using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.FrontMatter;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Sites.Redirects;

/// <summary>
/// Reads what front matter says of a page that only leads on: Jekyll's <c>redirect_to</c> with <c>redirect_from</c>
/// (https://github.com/jekyll/jekyll-redirect-from), Hugo's <c>aliases</c> (https://gohugo.io/content-management/urls/#aliases)
/// of a page with a target.
/// </summary>
internal static class PageRedirects
{
    private static readonly string[] Targets =
    [
        "redirect_to",
        "redirect_to[0]",
        "redirect",
        "redirect_url",
        "redirectUrl",
        "redirectTo",
        "externalUrl",
        "external_url",
        "target_url",
        "affiliate_url",
    ];

    private static readonly string[] Addresses = ["permalink", "url", "slug", "aliases", "redirect_from"];

    /// <summary>The rules of a page.</summary>
    /// <param name="page">Its bytes, or the beginning of them.</param>
    /// <param name="path">Its file's path below its folder of sources, without its extension.</param>
    public static IEnumerable<SiteRedirect> Read(byte[] page, string path)
    {
        if (
            page.AsSpan().IndexOf("redirect"u8) < 0
            && page.AsSpan().IndexOf("_url"u8) < 0
            && page.AsSpan().IndexOf("Url"u8) < 0
        )
        {
            yield break;
        }

        var (block, _, _) = FrontMatterReader.Read(SourceText.Decode(page, CharsetLabels.Utf8));
        if (block is null || Targets.Select(block.Find).OfType<string>().FirstOrDefault() is not { } target)
        {
            yield break;
        }

        var names = Addresses
            .SelectMany(block.FindAll)
            .Append(path.EndsWith("/index", StringComparison.Ordinal) ? path[..^6] : path);
        foreach (var name in names)
        {
            if (SiteRedirect.FromPath(name, target) is { } rule)
            {
                yield return rule;
            }
        }
    }
}
