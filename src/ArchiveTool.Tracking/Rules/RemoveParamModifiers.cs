using System.Text;
using System.Text.RegularExpressions;

namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// Takes a rule's modifiers apart
/// (https://adguard.com/kb/general/ad-filtering/create-own-filters/#basic-rules-modifiers-syntax).
/// </summary>
internal static partial class RemoveParamModifiers
{
    /// <summary>Where the modifiers begin: at the first dollar sign that a modifier follows, and none of an expression's.</summary>
    public static int GetMark(string rule)
    {
        var mark = rule.IndexOf('$', StringComparison.Ordinal);
        while (mark >= 0 && !First().IsMatch(rule.AsSpan(mark + 1)))
        {
            mark = rule.IndexOf('$', mark + 1);
        }

        return mark;
    }

    /// <summary>The modifiers; commas within an expression or behind a backslash separate none.</summary>
    public static List<string> Split(string text)
    {
        var options = new List<string>();
        var one = new StringBuilder();
        var isExpression = false;
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (sign == '\\' && i + 1 < text.Length)
            {
                // An expression keeps its escapes, but for those of the list's own syntax.
                if (text[i + 1] is not (',' or '$'))
                {
                    one.Append(sign);
                }
                else if (text[i + 1] == '$')
                {
                    one.Append('\\');
                }

                one.Append(text[++i]);
            }
            else if (sign == ',' && !isExpression)
            {
                options.Add(one.ToString().Trim());
                one.Clear();
            }
            else
            {
                if (sign == '/')
                {
                    isExpression = !isExpression && one.Length > 0 && one[^1] is '=' or '~' or '|';
                }

                one.Append(sign);
            }
        }

        options.Add(one.ToString().Trim());
        return options;
    }

    /// <summary>The same for rules that differ only in the order of their modifiers.</summary>
    public static string GetIdentity(string pattern, List<string> options) =>
        $"{pattern}\0{string.Join('\0', options.Order(StringComparer.Ordinal))}";

    /// <summary>Whether a list such as <c>get|post</c> or <c>~post</c> has an element in it, or does not leave it out.</summary>
    public static bool Allow(string list, string element)
    {
        var all = list.ToLowerInvariant().Split('|');
        return !all.Contains($"~{element}")
            && (all.Contains(element) || Array.TrueForAll(all, one => one.StartsWith('~')));
    }

    [GeneratedRegex(
        "^~?[a-z0-9-]+(=|,|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex First();
}
