using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Sites.Permalinks;

/// <summary>Hexo's addresses (https://hexo.io/docs/permalinks).</summary>
/// <param name="pattern">The settings' <c>permalink</c>.</param>
/// <param name="fileName">The settings' <c>new_post_name</c>.</param>
internal sealed partial class HexoPermalinks(string? pattern, string? fileName) : IPermalinks
{
    private const string Posts = "_posts/";
    private const string Usual = ":year/:month/:day/:title/";

    private readonly Regex? named = GetNames(fileName);

    /// <inheritdoc/>
    public PageAddresses Find(SourcePage page)
    {
        var own = page.Says("permalink");
        if (!page.Relative.StartsWith(Posts, StringComparison.Ordinal))
        {
            return page.Relative.Split('/').Any(part => part.StartsWith('_'))
                ? PageAddresses.None
                : PageAddresses.At([own ?? GetPage(page)], page.SaysAll("alias"));
        }

        if (own is not null)
        {
            return PageAddresses.At([own.EndsWith(".html", StringComparison.Ordinal) ? own : own + "/"], []);
        }

        var path = page.WithoutEnding[Posts.Length..];
        var match = named?.Match(path);
        var slug =
            named is null ? path
            : match is { Success: true } ? match.Groups["title"].Value
            : Specials().Replace(path, "-").Trim('-');
        var date = PostDate.Parse(page.Says("date")) ?? FromName(match);
        string[] found =
        [
            .. (date is { } known ? PostDate.GetDays(known).Select(one => (DateTime?)one) : [null])
                .Select(day =>
                    PermalinkPattern.Expand(pattern ?? Usual, variable => GetValue(variable, page, slug, day))
                )
                .OfType<string>(),
        ];
        return found.Length == 0 ? PageAddresses.Unknown : PageAddresses.At(found, page.SaysAll("alias"));
    }

    private static string GetPage(SourcePage page) =>
        page.Name == "index" ? page.Folder + "/" : page.WithoutEnding + ".html";

    private static string? GetValue(string variable, SourcePage page, string slug, DateTime? date) =>
        variable switch
        {
            "title" => slug,
            "name" => slug[(slug.LastIndexOf('/') + 1)..],
            // Numbers and sums that the generator makes.
            "id" or "hash" or "timestamp" or "lang" or "category" or "post_title" => null,
            _ => PostDate.Find(variable, date) ?? page.Says(variable),
        };

    private static DateTime? FromName(Match? match) =>
        match is { Success: true } && match.Groups["year"].Success
            ? PostDate.Parse($"{match.Groups["year"]}-{match.Groups["month"]}-{match.Groups["day"]}")
            : null;

    /// <summary>A file's name as the settings write it, such as <c>:year-:month-:day-:title.md</c>.</summary>
    private static Regex? GetNames(string? fileName)
    {
        if (fileName is null || !fileName.Contains(":title", StringComparison.Ordinal))
        {
            return null;
        }

        var text = Regex.Escape(Ending().Replace(fileName, ""));
        foreach (var (variable, expression) in Parts)
        {
            text = ReplaceFirst(text, variable, expression);
        }

        return new Regex($"^{text}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    private static readonly (string Variable, string Expression)[] Parts =
    [
        (":year", @"(?<year>\d{4})"),
        (":i_month", @"(?<month>\d{1,2})"),
        (":month", @"(?<month>\d{2})"),
        (":i_day", @"(?<day>\d{1,2})"),
        (":day", @"(?<day>\d{2})"),
        (":title", "(?<title>.+)"),
    ];

    private static string ReplaceFirst(string text, string variable, string expression)
    {
        var at = text.IndexOf(variable, StringComparison.Ordinal);
        return at < 0 ? text : text[..at] + expression + text[(at + variable.Length)..];
    }

    /// <summary>What Hexo's own slugs do without: a name that is not as the settings say becomes one.</summary>
    [GeneratedRegex(
        """[\s~`!@#$%^&*()_+=\[\]{}|\\;:"'<>,.?/-]+""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Specials();

    [GeneratedRegex("""\.\w+$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ending();
}
