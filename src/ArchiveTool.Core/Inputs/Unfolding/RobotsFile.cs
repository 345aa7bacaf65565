using System.Globalization;
using System.Text;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>What a site's <c>robots.txt</c> allows (https://www.rfc-editor.org/rfc/rfc9309).</summary>
internal sealed class RobotsFile
{
    // https://www.rfc-editor.org/rfc/rfc9309#section-2.5: at least 500 kibibytes.
    private const int MostCharacters = 512 * 1024;
    private const int MostRules = 20_000;

    private readonly List<(string Pattern, bool Allows)> rules;

    private RobotsFile(List<(string Pattern, bool Allows)> rules) => this.rules = rules;

    /// <summary>A file that allows everything.</summary>
    public static RobotsFile AllowAll { get; } = new([]);

    /// <summary>What holds where the file cannot be reached (section 2.3.1.4).</summary>
    public static RobotsFile DisallowAll { get; } = new([("/", false)]);

    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="product">The crawler's product token.</param>
    public static RobotsFile Parse(string text, string product)
    {
        var (own, other) = (new List<(string, bool)>(), new List<(string, bool)>());
        var (isOwn, isOther, hasOwn, isNaming) = (false, false, false, false);
        foreach (var line in text[..Math.Min(text.Length, MostCharacters)].TrimStart('\uFEFF').Split('\r', '\n'))
        {
            var written = line.Split('#')[0];
            var colon = written.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var key = written[..colon].Trim().ToLowerInvariant();
            var value = written[(colon + 1)..].Trim();
            if (key == "user-agent")
            {
                // Names that follow one another begin one group; groups for the same crawler are one (section 2.2.1).
                (isOwn, isOther) = isNaming ? (isOwn, isOther) : (false, false);
                isNaming = true;
                isOwn |= IsProduct(value, product);
                isOther |= value == "*";
                hasOwn |= isOwn;
            }
            else if (key is "allow" or "disallow")
            {
                isNaming = false;
                if (value.Length > 0 && own.Count + other.Count < MostRules)
                {
                    var rule = (Normalize(value), key == "allow");
                    AddTo(own, isOwn, rule);
                    AddTo(other, isOther, rule);
                }
            }
        }

        return new RobotsFile(hasOwn ? own : other);

        static void AddTo(List<(string, bool)> rules, bool isMeant, (string, bool) rule)
        {
            if (isMeant)
            {
                rules.Add(rule);
            }
        }
    }

    /// <summary>Whether a URL may be asked for: the longest rule decides, and of two equal ones that which allows.</summary>
    public bool Allows(WebUrl url)
    {
        var target = Normalize(url.Query is { } query ? $"{url.Path}?{query}" : url.Path);
        var (length, allows) = (-1, true);
        foreach (var rule in rules)
        {
            if (
                (rule.Pattern.Length > length || (rule.Pattern.Length == length && rule.Allows))
                && Matches(rule.Pattern, target)
            )
            {
                (length, allows) = (rule.Pattern.Length, rule.Allows);
            }
        }

        return target == "/robots.txt" || allows;
    }

    private static bool IsProduct(string value, string product) =>
        value.Split('/', ' ')[0].Equals(product, StringComparison.OrdinalIgnoreCase);

    /// <summary>Paths are compared by their bytes, those that need no escape without one (section 2.2.2).</summary>
    private static string Normalize(string path)
    {
        var text = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (
                path[i] == '%'
                && i + 2 < path.Length
                && byte.TryParse(
                    path.AsSpan(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                var letter = (char)value;
                text.Append(
                    char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~'
                        ? letter.ToString()
                        : $"%{value:X2}"
                );
                i += 2;
            }
            else if (char.IsAscii(path[i]))
            {
                text.Append(path[i]);
            }
            else
            {
                var units = char.IsHighSurrogate(path[i]) && i + 1 < path.Length ? 2 : 1;
                foreach (var unit in Encoding.UTF8.GetBytes(path.Substring(i, units)))
                {
                    text.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
                }

                i += units - 1;
            }
        }

        return text.ToString();
    }

    /// <summary><c>*</c> stands for anything and <c>$</c> at the end for the end; without recursion, as anybody may write it.</summary>
    private static bool Matches(string pattern, string target)
    {
        var isEnded = pattern.EndsWith('$');
        var parts = (isEnded ? pattern[..^1] : pattern).Split('*');
        if (!target.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1 && isEnded;
            var found = isLast
                ? (
                    target.Length - at >= parts[i].Length && target.EndsWith(parts[i], StringComparison.Ordinal)
                        ? target.Length - parts[i].Length
                        : -1
                )
                : target.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return !isEnded || at == target.Length;
    }
}
