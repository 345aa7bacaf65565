using System.Buffers;

namespace ArchiveTool.Core.Offline.Rewriting;

/// <summary>Plain and quoted scalars (https://yaml.org/spec/1.2.2/#733-plain-style), for text of printable ASCII without spaces.</summary>
internal static class YamlScalar
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create(
        "0123456789abcdefABCDEFxXoO.+-_:"
    );

    // What YAML 1.1 and 1.2 would read as something else than text.
    private static readonly string[] Words = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~"];

    /// <summary>
    /// Whether the text can stand without quotes, in block and in flow context, and is still text: not a number, a
    /// date, a truth value or null.
    /// </summary>
    public static bool IsPlain(string text)
    {
        if (text.Length == 0 || Words.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        // Looks like a number or a date: nothing but what those are written with.
        if (!text.AsSpan().ContainsAnyExcept(NumberCharacters))
        {
            return false;
        }

        return !Indicators.Contains(text[0], StringComparison.Ordinal)
            && text.AsSpan().IndexOfAny(",[]{}") < 0
            && !text.EndsWith(':');
    }

    /// <summary>In single quotes, where only the quote itself needs care.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
