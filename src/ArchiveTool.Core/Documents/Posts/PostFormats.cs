using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>Decides how a body is read, by extension, media type and content.</summary>
internal static class PostFormats
{
    /// <summary>True where nothing but HTML is possible, before a character is decoded.</summary>
    public static bool IsHtmlForCertain(PostSource source, PostReadOptions options) =>
        options.Format is { } asked ? asked == PostFormat.Html : ByName(source) == PostFormat.Html;

    /// <summary>The format of a body that may be either.</summary>
    public static PostFormat Find(PostSource source, ReadOnlySpan<char> body) =>
        ByName(source) == PostFormat.Html || IsFragment(body, IsMarkdownFile(source.Name))
            ? PostFormat.Html
            : PostFormat.Markdown;

    private static PostFormat? ByName(PostSource source)
    {
        var type = source.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        if (type is "text/html" or "application/xhtml+xml")
        {
            return PostFormat.Html;
        }

        return type is "text/markdown" or "text/x-markdown" ? PostFormat.Markdown
            : Path.GetExtension(source.Name).ToLowerInvariant() is ".html" or ".htm" or ".xhtml" ? PostFormat.Html
            : null;
    }

    /// <summary>
    /// True for a whole document, and for a body that is one block-level element from its first to its last character,
    /// with no line outside of tags that Markdown would read as its own. Feed converters write nothing else.
    /// </summary>
    private static bool IsFragment(ReadOnlySpan<char> body, bool isOne)
    {
        var text = body.Trim(" \t\r\n\f\uFEFF");
        if (text.IsEmpty || text[0] != '<')
        {
            return false;
        }

        var tokenizer = new HtmlTokenizer(text, []);
        while (tokenizer.Read())
        {
            switch (tokenizer.Kind)
            {
                case HtmlTokenKind.Other when tokenizer.Start == 0 && IsDoctype(text):
                    return true;
                case HtmlTokenKind.Comment:
                case HtmlTokenKind.Text
                    when text[tokenizer.Start..tokenizer.End].IndexOfAnyExcept(TextMarks.WhiteSpace) < 0:
                    continue;
                case HtmlTokenKind.StartTag:
                    return IsWhole(text[tokenizer.Start..], HtmlNames.Lower(tokenizer.Name), isOne);
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsMarkdownFile(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".md" or ".mdx" or ".markdown";

    private static bool IsDoctype(ReadOnlySpan<char> text) =>
        text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the element that the text begins with is all of it; of a file that is not named Markdown, several may be.</summary>
    private static bool IsWhole(ReadOnlySpan<char> text, string name, bool isOne)
    {
        if (!HtmlNames.IsBlock(name))
        {
            return false;
        }

        var attributes = new List<HtmlAttribute>();
        var tokenizer = new HtmlTokenizer(text, attributes);
        var (depth, verbatim, isClosed) = (0, 0, false);
        while (tokenizer.Read())
        {
            var token = text[tokenizer.Start..tokenizer.End];
            switch (tokenizer.Kind)
            {
                case HtmlTokenKind.Comment:
                    break;
                case HtmlTokenKind.Text when token.IndexOfAnyExcept(TextMarks.WhiteSpace) < 0:
                    break;
                case HtmlTokenKind.StartTag when !isClosed || (!isOne && HtmlNames.IsBlock(tokenizer.Name)):
                    var start = HtmlNames.Lower(tokenizer.Name);
                    name = isClosed ? start : name;
                    isClosed = false;
                    depth += start == name ? 1 : 0;
                    verbatim += start is "pre" or "code" ? 1 : 0;
                    if (HtmlNames.IsRawText(start) && !tokenizer.IsSelfClosing)
                    {
                        tokenizer.ReadRawText(start);
                    }

                    break;
                case HtmlTokenKind.EndTag when !isClosed:
                    var end = HtmlNames.Lower(tokenizer.Name);
                    depth -= end == name ? 1 : 0;
                    verbatim -= end is "pre" or "code" && verbatim > 0 ? 1 : 0;
                    isClosed = depth <= 0;
                    break;
                case HtmlTokenKind.Text when !isClosed:
                    if (verbatim == 0 && MarkdownLook.IsIn(text, tokenizer.Start, tokenizer.End))
                    {
                        return false;
                    }

                    break;
                default:
                    return false;
            }
        }

        return isClosed;
    }
}
