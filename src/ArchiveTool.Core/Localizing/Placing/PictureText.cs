using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>Finds the text that stands for a picture: <c>alt</c> of HTML, the brackets of Markdown.</summary>
internal static partial class PictureText
{
    private const int Nearby = 2_000;

    /// <summary>The text, or an empty one.</summary>
    public static string Find(Post post, Reference reference)
    {
        var bytes = post.Bytes.Span;
        var start = Math.Max(0, reference.Location.Offset - Nearby);
        var before = post.Text.Charset.Decode(bytes[start..reference.Location.Offset]);
        if (reference.Element == "markdown")
        {
            return MarkdownText().Match(before) is { Success: true } found ? found.Groups["text"].Value : "";
        }

        var tag = before.LastIndexOf('<');
        if (tag < 0)
        {
            return "";
        }

        var end = Math.Min(bytes.Length, reference.Location.End + Nearby);
        var after = post.Text.Charset.Decode(bytes[reference.Location.End..end]);
        var text = before[tag..] + "…" + after;
        var attributes = new List<HtmlAttribute>();
        var tokenizer = new HtmlTokenizer(text, attributes);
        if (!tokenizer.Read() || tokenizer.Kind != HtmlTokenKind.StartTag)
        {
            return "";
        }

        return AltText().Match(text[..tokenizer.End]) is { Success: true } alt
            ? CharacterReferences.Decode(alt.Groups["text"].Value, inAttribute: true)
            : "";
    }

    [GeneratedRegex(@"!\[(?<text>[^\[\]]*)\]\(\s*<?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft)]
    private static partial Regex MarkdownText();

    [GeneratedRegex("""\salt\s*=\s*(?<quote>["'])(?<text>.*?)\k<quote>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex AltText();
}
