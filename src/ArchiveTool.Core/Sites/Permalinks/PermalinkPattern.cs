using System.Text;
using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Sites.Permalinks;

/// <summary>A pattern such as <c>/:year/:month/:title/</c>.</summary>
internal static partial class PermalinkPattern
{
    /// <summary>The pattern with its variables replaced; null if one of them has no value.</summary>
    public static string? Expand(string pattern, Func<string, string?> find)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (Match variable in Variables().Matches(pattern))
        {
            if (find(variable.Groups["name"].Value) is not { } value)
            {
                return null;
            }

            result.Append(pattern, at, variable.Index - at).Append(value);
            at = variable.Index + variable.Length;
        }

        result.Append(pattern, at, pattern.Length - at);
        return Slashes().Replace(result.ToString(), "/");
    }

    [GeneratedRegex(
        ":(?<name>[A-Za-z_]+)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Variables();

    [GeneratedRegex("//+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Slashes();
}
