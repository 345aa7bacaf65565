using System.Text;
using ArchiveTool.Core.Documents.Html;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>The text of a page, for the search of an archive.</summary>
internal static class PlainText
{
    private const int MostCharacters = 1 << 20;

    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\f', '\u00a0'];

    /// <summary>The text with white space folded.</summary>
    public static string Extract(string html)
    {
        var text = new StringBuilder();
        var tokenizer = new HtmlTokenizer(html, []);
        while (tokenizer.Read() && text.Length < MostCharacters)
        {
            switch (tokenizer.Kind)
            {
                case HtmlTokenKind.StartTag when HtmlNames.Lower(tokenizer.Name) is "style" or "script" or "template":
                    tokenizer.ReadRawText(HtmlNames.Lower(tokenizer.Name));
                    break;
                case HtmlTokenKind.Text:
                    var written = html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start);
                    text.Append(CharacterReferences.Decode(written, inAttribute: false)).Append(' ');
                    break;
                default:
                    break;
            }
        }

        return string.Join(' ', text.ToString().Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
    }
}
