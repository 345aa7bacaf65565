using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Sites.Redirects;

/// <summary>
/// Reads <c>Redirect</c>, <c>RedirectMatch</c> and <c>RewriteRule</c> of Apache's settings
/// (https://httpd.apache.org/docs/2.4/mod/mod_alias.html, https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html).
/// </summary>
internal static partial class ApacheRedirects
{
    public static IEnumerable<SiteRedirect> Read(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (Read(Token.Matches(line.Trim()).Select(match => match.Value.Trim('"')).ToArray()) is { } rule)
            {
                yield return rule;
            }
        }
    }

    private static SiteRedirect? Read(string[] words)
    {
        if (words is not [var directive, _, _, ..])
        {
            return null;
        }

        // A status may stand before the path.
        var at = words.Length > 3 && Status.IsMatch(words[1]) ? 2 : 1;
        return directive.ToLowerInvariant() switch
        {
            "redirect" or "redirectpermanent" or "redirecttemp" => SiteRedirect.FromPath(words[at], words[at + 1]),
            "redirectmatch" => SiteRedirect.FromPattern(words[at], words[at + 1]),
            // In .htaccess the path stands without its first slash.
            "rewriterule" => SiteRedirect.FromPattern(
                words[1].StartsWith('^') ? "^/?" + words[1][1..] : words[1],
                words[2]
            ),
            _ => null,
        };
    }

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.None, 1000)]
    private static partial Regex Token { get; }

    [GeneratedRegex("^(?:30[12378]|permanent|temp|seeother)$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Status { get; }
}
