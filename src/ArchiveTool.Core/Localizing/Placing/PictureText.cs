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
        if (reference is { Element: "markdown", Attribute: "definition" })
        {
            return FindByLabel(post.Text.Text, before);
        }

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

    /// <summary>
    /// What stands in the brackets of the first picture that a definition is for
    /// (https://spec.commonmark.org/0.31.2/#reference-link).
    /// </summary>
    private static string FindByLabel(string text, string before)
    {
        var line = before[(before.LastIndexOf('\n') + 1)..];
        var (start, end) = (line.IndexOf('['), line.LastIndexOf("]:", StringComparison.Ordinal));
        if (start < 0 || end <= start)
        {
            return "";
        }

        var label = line[start..(end + 1)];
        for (var at = 0; (at = text.IndexOf(label, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += label.Length)
        {
            // Full, as in ![text][label], or ![label] alone.
            var head = text.AsSpan(0, at);
            if (head.EndsWith("!"))
            {
                return label[1..^1];
            }

            if (head.EndsWith("]") && head.LastIndexOf('[') is > 0 and var open && head[open - 1] == '!')
            {
                return head[(open + 1)..^1].ToString();
            }
        }

        return "";
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
