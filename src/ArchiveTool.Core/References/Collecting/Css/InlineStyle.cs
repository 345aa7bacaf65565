using System.Globalization;

namespace ArchiveTool.Core.References.Collecting.Css;

/// <summary>The one thing of an inline style that tells a beacon from a picture: its size.</summary>
internal static class InlineStyle
{
    /// <summary>A length in whole CSS pixels, or null.</summary>
    public static int? Pixels(ReadOnlySpan<char> style, string property)
    {
        var rest = style;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(';');
            var declaration = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            var colon = declaration.IndexOf(':');
            if (colon < 0 || !declaration[..colon].Trim().Equals(property, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var value = declaration[(colon + 1)..].Trim();
            var important = value.IndexOf('!');
            value = important < 0 ? value : value[..important].TrimEnd();
            var number =
                value.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? value[..^2]
                : value is "0" ? value
                : default;
            return
                double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pixels)
                && pixels <= int.MaxValue
                ? (int)pixels
                : null;
        }

        return null;
    }
}
