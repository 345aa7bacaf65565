using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>Knows the paths of a site's own pages: <c>/</c>, <c>/index.html</c>, <c>/en/</c>, <c>/zh-Hans/home</c>.</summary>
internal static partial class FrontPage
{
    /// <summary>Whether a path is the site's, or one of its languages'.</summary>
    public static bool Is(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] => true,
            [var one] => IsIndex(one) || Language.IsMatch(one),
            [var language, var page] => Language.IsMatch(language) && IsIndex(page),
            _ => false,
        };
    }

    /// <summary>Whether a path is the whole site's, in whatever language.</summary>
    public static bool IsOfSite(string path) => path == "/" || IsIndex(path.TrimStart('/'));

    /// <summary>Whether a folder's page goes by that name.</summary>
    public static bool IsIndex(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return (dot < 0 ? name : name[..dot]).ToLowerInvariant()
            is ""
                or "index"
                or "home"
                or "homepage"
                or "default"
                or "main"
                or "main_page"
                or "welcome"
                or "start"
                or "startseite"
                or "hauptseite"
                or "accueil"
                or "inicio";
    }

    // A language, its script, its region (https://www.rfc-editor.org/rfc/rfc5646#section-2.1).
    [GeneratedRegex("^[a-z]{2}([-_][a-z]{4})?([-_]([a-z]{2}|[0-9]{3}))?$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Language { get; }
}
