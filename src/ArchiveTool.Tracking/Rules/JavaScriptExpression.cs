using System.Globalization;
using System.Text;

namespace ArchiveTool.Tracking.Rules;

/// <summary>Writes a regular expression of JavaScript as .NET understands it, where the two differ.</summary>
internal static class JavaScriptExpression
{
    /// <summary>
    /// In JavaScript <c>[]</c> is no character, <c>[^]</c> any, and a bracket within a class stands for itself; groups
    /// count as they stand in the text, while .NET counts named ones last.
    /// </summary>
    public static string ToDotNet(string text)
    {
        var converted = new StringBuilder(text.Length);
        var groups = 0;
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length; )
        {
            var rest = text.AsSpan(at);
            var length = rest[0] switch
            {
                '\\' => Escape(rest, named, converted),
                '[' => Class(rest, converted),
                '(' => Open(rest, named, ref groups, converted),
                _ => Copy(rest[..1], converted),
            };
            at += length;
        }

        return converted.ToString();
    }

    private static int Escape(ReadOnlySpan<char> rest, Dictionary<string, int> named, StringBuilder converted)
    {
        if (rest.StartsWith(@"\k<") && GetName(rest[3..]) is { } name && named.TryGetValue(name, out var number))
        {
            // In a separate group, so that a digit that follows is no part of the number.
            converted.Append(CultureInfo.InvariantCulture, $@"(?:\{number})");
            return name.Length + 4;
        }

        return Copy(rest[..Math.Min(2, rest.Length)], converted);
    }

    private static int Class(ReadOnlySpan<char> rest, StringBuilder converted)
    {
        if (rest.StartsWith("[]"))
        {
            converted.Append("(?!)");
            return 2;
        }

        if (rest.StartsWith("[^]"))
        {
            converted.Append(@"[\s\S]");
            return 3;
        }

        converted.Append('[');
        var at = 1;
        while (at < rest.Length)
        {
            if (rest[at] == '\\')
            {
                at += Copy(rest[at..Math.Min(at + 2, rest.Length)], converted);
                continue;
            }

            if (rest[at] == '[')
            {
                // Behind a hyphen, .NET would begin a class to subtract.
                converted.Append('\\');
            }

            converted.Append(rest[at]);
            at++;
            if (rest[at - 1] == ']')
            {
                break;
            }
        }

        return at;
    }

    private static int Open(
        ReadOnlySpan<char> rest,
        Dictionary<string, int> named,
        ref int groups,
        StringBuilder converted
    )
    {
        converted.Append('(');
        if (!rest.StartsWith("(?"))
        {
            groups++;
            return 1;
        }

        if (!rest.StartsWith("(?<") || GetName(rest[3..]) is not { } name)
        {
            return 1;
        }

        named.TryAdd(name, ++groups);
        return name.Length + 4;
    }

    /// <summary>The name before a closing angle bracket; null if it is not one, as in looking behind.</summary>
    private static string? GetName(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('>');
        if (end < 1)
        {
            return null;
        }

        foreach (var sign in text[..end])
        {
            if (!char.IsLetterOrDigit(sign) && sign is not ('_' or '$'))
            {
                return null;
            }
        }

        return text[..end].ToString();
    }

    private static int Copy(ReadOnlySpan<char> text, StringBuilder converted)
    {
        converted.Append(text);
        return text.Length;
    }
}
