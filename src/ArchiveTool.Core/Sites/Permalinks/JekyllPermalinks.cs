using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Sites.Permalinks;

/// <summary>Jekyll's addresses (https://jekyllrb.com/docs/permalinks/).</summary>
/// <param name="style">The settings' <c>permalink</c>: a name or a pattern.</param>
internal sealed partial class JekyllPermalinks(string? style) : IPermalinks
{
    private const string Ending = ":output_ext";

    private readonly string pattern = style switch
    {
        null or "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        _ => style,
    };

    /// <inheritdoc/>
    public PageAddresses Find(SourcePage page)
    {
        var parts = page.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var aliases = page.SaysAll("redirect_from");
        if (parts.Contains("_posts") && PostName().Match(page.Name) is { Success: true } name)
        {
            return FindPost(page, name, aliases);
        }

        if (Array.Exists(parts, part => part.StartsWith('_')) || page.Name.StartsWith('_'))
        {
            return PageAddresses.None;
        }

        var own = page.Says("permalink") ?? GetPage(page);
        return own.Contains(':', StringComparison.Ordinal) ? PageAddresses.Unknown
            // GitHub Pages shows it where there is no index.
            : page.Name == "README" ? PageAddresses.At([own, page.Folder + "/"], aliases)
            : PageAddresses.At([own], aliases);
    }

    private string GetPage(SourcePage page) =>
        page.Name == "index" ? page.Folder + "/"
        : pattern.EndsWith('/') ? page.WithoutEnding + "/"
        : pattern.EndsWith(Ending, StringComparison.Ordinal) ? page.WithoutEnding + ".html"
        : page.WithoutEnding;

    private PageAddresses FindPost(SourcePage page, Match name, IReadOnlyList<string> aliases)
    {
        var asked =
            page.Says("permalink") is { } said && !said.Contains('/', StringComparison.Ordinal)
                ? new JekyllPermalinks(said).pattern
                : page.Says("permalink") ?? pattern;
        var date = PostDate.Parse(page.Says("date")) ?? PostDate.Parse(name.Groups["date"].Value);
        string[] found =
        [
            .. (date is { } known ? PostDate.GetDays(known) : [])
                .Select(day =>
                    PermalinkPattern.Expand(
                        asked,
                        variable => GetValue(variable, page, name.Groups["title"].Value, day)
                    )
                )
                .OfType<string>(),
        ];
        return found.Length == 0 ? PageAddresses.Unknown : PageAddresses.At(found, aliases);
    }

    private static string? GetValue(string variable, SourcePage page, string title, DateTime date) =>
        variable switch
        {
            "title" => Slugify(page.Says("slug") ?? title),
            "slug" => Slugify(page.Says("slug") ?? title).ToLowerInvariant(),
            "categories" => GetCategories(page),
            "output_ext" => ".html",
            "collection" => "posts",
            _ => PostDate.Find(variable, date),
        };

    /// <summary>The folders above <c>_posts</c>, and what front matter says.</summary>
    private static string GetCategories(SourcePage page)
    {
        var folders = page.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries).TakeWhile(part => part != "_posts");
        var said = page.SaysAll("categories");
        // A single text is a list of words.
        var words = page.FrontMatter?.Find("categories") is { } text ? text.Split(' ') : said;
        return string.Join(
            '/',
            folders
                .Concat(words)
                .Concat(page.Says("category") is { } one ? [one] : [])
                .Where(category => category.Length > 0)
                .Select(category => category.ToLowerInvariant())
                .Distinct(StringComparer.Ordinal)
        );
    }

    /// <summary>Jekyll's "pretty" mode: https://jekyllrb.com/docs/liquid/filters/#options-for-the-slugify-filter.</summary>
    private static string Slugify(string text) => NotPretty().Replace(text, "-").Trim('-');

    [GeneratedRegex(
        """^(?<date>\d{2,4}-\d{1,2}-\d{1,2})-(?<title>.+)$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PostName();

    [GeneratedRegex(
        """[^\p{L}\p{M}\p{N}._~!$&'()+,;=@]+""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex NotPretty();
}
