using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Html;

namespace ArchiveTool.Core.Disclosures;

/// <summary>Elements that a reader does not see, as far as their own attributes say.</summary>
internal static partial class HiddenElement
{
    /// <summary>Whether a start tag opens one.</summary>
    public static bool Is(string name, HtmlAttributes attributes) =>
        attributes.IndexOf("hidden") >= 0
        || (name.Equals("details", StringComparison.OrdinalIgnoreCase) && attributes.IndexOf("open") < 0)
        || (attributes.Decode("style") is { } style && HiddenStyle().IsMatch(style))
        || (attributes.Decode("class") is { } classes && HiddenClass().IsMatch(classes));

    [GeneratedRegex(
        """(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0\d*)?\s*(?:;|!|$)|font-size\s*:\s*[0-5](?:\.\d+)?(?:px|pt)?\s*(?:;|!|$)|(?:left|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\()""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex HiddenStyle();

    [GeneratedRegex(
        """(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|hidden|d-none|hide)(?:\s|$)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex HiddenClass();
}
