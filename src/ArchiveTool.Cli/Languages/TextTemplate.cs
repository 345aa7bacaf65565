using System.Text;

namespace ArchiveTool.Cli.Languages;

/// <summary>A sentence with places: <c>{1}</c> to <c>{9}</c>, in a translated sentence in any order.</summary>
internal sealed class TextTemplate
{
    private readonly List<string> literals = [];
    private readonly List<(char Name, bool IsTranslated)> places = [];

    private TextTemplate(string text)
    {
        var start = 0;
        for (var at = 0; at + 2 < text.Length; at++)
        {
            // "{1}", or "{1~}" for a place whose own text is looked up too.
            var length = text[at] == '{' && char.IsAsciiDigit(text[at + 1]) ? LengthAt(text, at) : 0;
            if (length > 0)
            {
                literals.Add(text[start..at]);
                places.Add((text[at + 1], length == 4));
                start = at + length;
                at = start - 1;
            }
        }

        literals.Add(text[start..]);
    }

    /// <summary>Whether there is any place.</summary>
    public bool HasPlaces => places.Count > 0;

    /// <summary>What it begins with: most texts are told apart by that.</summary>
    public string Beginning => literals[0];

    public static TextTemplate Parse(string text) => new(text);

    /// <summary>What stands in its places, by their names; null where a text is not of its form.</summary>
    /// <param name="text">The text.</param>
    /// <param name="translate">Translates what stands in a place that asks for it.</param>
    public Dictionary<char, string>? Match(string text, Func<string, string> translate)
    {
        if (!text.StartsWith(literals[0], StringComparison.Ordinal))
        {
            return null;
        }

        var values = new Dictionary<char, string>();
        var at = literals[0].Length;
        for (var place = 0; place < places.Count; place++)
        {
            var isLast = place == places.Count - 1;
            var literal = literals[place + 1];
            var end = isLast ? FindEnd(text, at, literal) : text.IndexOf(literal, at, StringComparison.Ordinal);
            if (end <= at)
            {
                return null;
            }

            var value = text[at..end];
            values[places[place].Name] = places[place].IsTranslated ? translate(value) : value;
            at = end + literal.Length;
        }

        return values;
    }

    /// <summary>The sentence with its places filled.</summary>
    public string Fill(Dictionary<char, string> values)
    {
        var text = new StringBuilder(literals[0]);
        for (var place = 0; place < places.Count; place++)
        {
            text.Append(values.GetValueOrDefault(places[place].Name)).Append(literals[place + 1]);
        }

        return text.ToString();
    }

    /// <summary>Where the last place ends, so that nothing is left over.</summary>
    private static int FindEnd(string text, int at, string literal) =>
        text.Length - literal.Length >= at && text.EndsWith(literal, StringComparison.Ordinal)
            ? text.Length - literal.Length
            : -1;

    private static int LengthAt(string text, int at) =>
        text[at + 2] == '}' ? 3
        : at + 3 < text.Length && text[at + 2] == '~' && text[at + 3] == '}' ? 4
        : 0;
}
