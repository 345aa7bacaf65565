using System.Text;
using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Documents.Css;

/// <summary>
/// A style sheet for readers without scripts: what is hidden until a script runs is shown, and room is made for a notice. An
/// offline page looks as the scripts left it, so only what such a sheet shows is taken from it.
/// </summary>
internal static partial class RevealingCss
{
    // Such a sheet is short; a longer one is the site's own, loaded late.
    private const int Longest = 1 << 14;

    /// <summary>The declarations that show something; null for a sheet of another kind, which counts whole.</summary>
    public static string? Keep(string css)
    {
        if (css.Length > Longest)
        {
            return null;
        }

        var kept = new StringBuilder();
        var (rules, visibility) = (0, 0);
        foreach (Match rule in Rule().Matches(Comment().Replace(css, "")))
        {
            var shown = new List<string>();
            var isAboutVisibility = false;
            foreach (var declaration in rule.Groups["block"].Value.Split(';'))
            {
                isAboutVisibility |= Visibility().IsMatch(declaration);
                if (Visibility().IsMatch(declaration) && !Hiding().IsMatch(declaration))
                {
                    shown.Add(declaration.Trim());
                }
            }

            rules++;
            visibility += isAboutVisibility ? 1 : 0;
            if (shown.Count > 0)
            {
                kept.Append(rule.Groups["selector"].ValueSpan.Trim()).Append('{').AppendJoin(';', shown).Append("}\n");
            }
        }

        return kept.Length > 0 && visibility * 2 >= rules ? kept.ToString() : null;
    }

    [GeneratedRegex(@"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    // Rules in a media query are found too, without it.
    [GeneratedRegex("(?<selector>[^{};@]+){(?<block>[^{}]*)}", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex(
        @"^\s*(display|visibility|opacity|transform|clip|clip-path|filter|animation|animation-name|content-visibility)\s*:",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Visibility();

    [GeneratedRegex(
        @"^\s*display\s*:\s*none|:\s*(hidden|collapse|0*\.?0+\s*(!|$)|scale\(0|blur)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Hiding();
}
