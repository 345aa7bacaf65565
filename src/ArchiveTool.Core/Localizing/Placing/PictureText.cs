using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>Finds the text that stands for a picture: <c>alt</c> of HTML, the brackets of Markdown.</summary>
internal static class PictureText
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
            return FindMarkdown(before);
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

        return new HtmlAttributes(text, attributes).Decode("alt") ?? "";
    }

    /// <summary>What stands in the brackets before a destination.</summary>
    private static string FindMarkdown(string before)
    {
        var text = before.TrimEnd('<').TrimEnd();
        if (!text.EndsWith("](", StringComparison.Ordinal))
        {
            return "";
        }

        var start = text.LastIndexOf('[');
        return start > 0 && text[start - 1] == '!' ? text[(start + 1)..^2] : "";
    }
}
