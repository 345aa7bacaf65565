using System.Globalization;

namespace ArchiveTool.Core.Offline.Loaders;

/// <summary>An inline style without the declarations that a script would take away to show what it waited for.</summary>
internal static class ShownStyle
{
    // Above it, a box that cuts its content off is a "read more" that a script opens.
    private const double FoldedFrom = 400;

    /// <summary>The declarations that stay.</summary>
    /// <param name="css">The attribute's value.</param>
    /// <param name="isPicture">Whether the element is a picture that is shown.</param>
    public static string Resolve(string css, bool isPicture)
    {
        if (css.Length == 0 || !MayHide(css))
        {
            return css;
        }

        var declarations = Split(css);
        var isFolded =
            !isPicture
            && declarations.Exists(one => one.Name is "overflow" or "overflow-y" && Is(one.Value, "hidden"))
            && declarations.Exists(one => one.Name is "height" or "max-height" && Pixels(one.Value) >= FoldedFrom);
        return string.Join(
            ';',
            declarations
                .Where(one =>
                    !Hides(one.Name, one.Value, isPicture) && !(isFolded && one.Name is "height" or "max-height")
                )
                .Select(one => one.Written)
        );
    }

    private static bool MayHide(string css)
    {
        foreach (
            var word in (ReadOnlySpan<string>)
                ["opacity", "hidden", "blur", "none", "collapse", "width", "height", "clip", "scale"]
        )
        {
            if (css.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Hides(string name, string value, bool isPicture) =>
        name switch
        {
            "opacity" => Number(value) is < 0.1,
            "visibility" => Is(value, "hidden") || Is(value, "collapse"),
            "content-visibility" => Is(value, "hidden"),
            "filter" or "-webkit-filter" or "backdrop-filter" => value.Contains(
                "blur(",
                StringComparison.OrdinalIgnoreCase
            ),
            "display" => isPicture && Is(value, "none"),
            "width" or "height" or "max-width" or "max-height" => isPicture && Pixels(value) is <= 1,
            "clip" or "clip-path" => isPicture && !Is(value, "auto") && !Is(value, "none"),
            "transform" or "scale" => isPicture && IsScaledAway(value),
            _ => false,
        };

    private static bool IsScaledAway(string value) =>
        value.Replace(" ", "", StringComparison.Ordinal) is "0" or "scale(0)" or "scale(0,0)" or "scale3d(0,0,0)";

    private static bool Is(string value, string word) =>
        value.Split('!')[0].AsSpan().Trim().Equals(word, StringComparison.OrdinalIgnoreCase);

    private static double? Number(string value) =>
        double.TryParse(
            value.Split('!')[0].Trim().TrimEnd('%'),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static double? Pixels(string value)
    {
        var length = value.Split('!')[0].Trim();
        return length.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? Number(length[..^2])
            : Number(length) is 0 ? 0
            : null;
    }

    /// <summary>At semicolons outside of brackets and strings.</summary>
    private static List<(string Name, string Value, string Written)> Split(string css)
    {
        var declarations = new List<(string, string, string)>();
        var (from, depth, quote) = (0, 0, '\0');
        for (var at = 0; at <= css.Length; at++)
        {
            var unit = at < css.Length ? css[at] : ';';
            if (at == css.Length || (unit == ';' && depth == 0 && quote == '\0'))
            {
                var written = css[from..Math.Min(at, css.Length)];
                var colon = written.IndexOf(':', StringComparison.Ordinal);
                declarations.Add(
                    colon < 0
                        ? ("", "", written)
                        : (written[..colon].Trim().ToLowerInvariant(), written[(colon + 1)..].Trim(), written)
                );
                from = at + 1;
            }
            else if (unit == '\\')
            {
                at = Math.Min(at + 1, css.Length - 1);
            }
            else if (quote != '\0')
            {
                quote = unit == quote ? '\0' : quote;
            }
            else if (unit is '"' or '\'')
            {
                quote = unit;
            }
            else
            {
                depth +=
                    unit is '(' or '[' or '{' ? 1
                    : unit is ')' or ']' or '}' && depth > 0 ? -1
                    : 0;
            }
        }

        return declarations;
    }
}
