using System.Text;

namespace ArchiveTool.Core.Documents.Html;

/// <summary>The text of a page, for searching.</summary>
internal static class PlainText
{
    private const int MostCharacters = 1 << 20;

    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\f', '\u00a0'];

    /// <summary>The text with white space folded; marks of emphasis and links do not part words.</summary>
    /// <param name="html">The page.</param>
    /// <param name="most">Where the text is cut.</param>
    public static string Extract(string html, int most = MostCharacters)
    {
        var text = new StringBuilder();
        var tokenizer = new HtmlTokenizer(html, []);
        while (tokenizer.Read() && text.Length < most)
        {
            switch (tokenizer.Kind)
            {
                case HtmlTokenKind.StartTag when HtmlNames.Lower(tokenizer.Name) is "style" or "script" or "template":
                    tokenizer.ReadRawText(HtmlNames.Lower(tokenizer.Name));
                    break;
                case HtmlTokenKind.StartTag or HtmlTokenKind.EndTag when !IsPhrase(HtmlNames.Lower(tokenizer.Name)):
                    text.Append(' ');
                    break;
                case HtmlTokenKind.Text:
                    var written = html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start);
                    text.Append(CharacterReferences.Decode(written, inAttribute: false));
                    break;
                default:
                    break;
            }
        }

        return string.Join(' ', text.ToString().Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsPhrase(string name) =>
        name
            is "a"
                or "abbr"
                or "b"
                or "code"
                or "del"
                or "em"
                or "font"
                or "i"
                or "ins"
                or "kbd"
                or "mark"
                or "s"
                or "small"
                or "span"
                or "strong"
                or "sub"
                or "sup"
                or "u"
                or "wbr";
}
