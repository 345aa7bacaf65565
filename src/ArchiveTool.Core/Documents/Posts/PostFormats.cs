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
        ByName(source) == PostFormat.Html || IsOneFragment(body) ? PostFormat.Html : PostFormat.Markdown;

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
    /// True for a whole document, and for a body that starts with a block-level tag and ends with that element's end
    /// tag. Markdown, in which HTML blocks end at blank lines, seldom does; feed converters write nothing else.
    /// </summary>
    private static bool IsOneFragment(ReadOnlySpan<char> body)
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
                    return HtmlNames.IsBlock(tokenizer.Name) && EndsWithEndTag(text, tokenizer.Name);
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsDoctype(ReadOnlySpan<char> text) =>
        text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase);

    private static bool EndsWithEndTag(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        // The last tag of the text, comments behind it passed over.
        while (text.EndsWith("-->") && text.LastIndexOf("<!--") is var comment and >= 0)
        {
            text = text[..comment].TrimEnd(" \t\r\n\f");
        }

        var open = text.LastIndexOf("</");
        if (open < 0 || !text.EndsWith(">"))
        {
            return false;
        }

        var last = text[(open + 2)..^1].TrimEnd(" \t\r\n\f");
        return last.Equals(name, StringComparison.OrdinalIgnoreCase) || HtmlNames.IsBlock(last);
    }
}
