using ArchiveTool.Core.Documents.Html;

namespace ArchiveTool.Core.Inputs.Articles;

/// <summary>Measures how much there is to read.</summary>
internal static class ReadableText
{
    private const int Most = 1 << 20;

    /// <summary>The text's length; scripts without spaces say twice as much a letter.</summary>
    public static int Measure(ReadOnlySpan<char> text)
    {
        var (length, wasBlank) = (0, true);
        foreach (var letter in text)
        {
            var isBlank = char.IsWhiteSpace(letter);
            length +=
                isBlank ? (wasBlank ? 0 : 1)
                : letter is >= '\u2E80' and < '\uD800' ? 2
                : 1;
            wasBlank = isBlank;
        }

        return length;
    }

    /// <summary>The length of markup's text.</summary>
    public static int MeasureHtml(string html) => Measure(PlainText.Extract(html, Most));
}
