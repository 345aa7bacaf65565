using System.Net;
using System.Text;
using ArchiveTool.Core.Documents.Html;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>What the text constructs of feeds mean as HTML and as text (https://www.rfc-editor.org/rfc/rfc4287#section-3.1).</summary>
internal static class FeedMarkup
{
    /// <summary>An Atom construct as HTML.</summary>
    public static string ReadAtom(FeedNode node)
    {
        var type = (node.Find("type") ?? "text").ToLowerInvariant();
        var mode = node.Find("mode")?.ToLowerInvariant();
        if (mode == "base64")
        {
            return FromBase64(node.Text);
        }

        if (mode is not "escaped" && (type is "xhtml" or "application/xhtml+xml" || node.Elements.Any()))
        {
            return Write(node);
        }

        // In Atom 0.3 a type of text/html in the mode xml, and in every version text in plain.
        return type is "text" or "text/plain" ? WebUtility.HtmlEncode(node.Text.Trim()) : node.Text.Trim();
    }

    /// <summary>The elements and text in a node as HTML, without the <c>div</c> that Atom puts around them.</summary>
    public static string Write(FeedNode node)
    {
        var parts = node.Content.Where(part => part is not string text || !string.IsNullOrWhiteSpace(text)).ToList();
        var inner =
            parts is [FeedNode { Name: "html:div" or "div", Attributes: var attributes } only]
            && attributes.Keys.All(name => name.StartsWith("xmlns", StringComparison.Ordinal))
                ? only
                : node;
        var html = new StringBuilder();
        WriteContent(inner, html);
        return html.ToString().Trim();
    }

    /// <summary>HTML, once or twice escaped, as one line of text.</summary>
    public static string ToText(string html)
    {
        var text = Strip(html);
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Strip(string html)
    {
        var text = new StringBuilder();
        var tokenizer = new HtmlTokenizer(html, []);
        while (tokenizer.Read())
        {
            if (tokenizer.Kind == HtmlTokenKind.Text)
            {
                text.Append(
                    CharacterReferences.Decode(html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start), false)
                );
            }
        }

        return text.ToString();
    }

    private static string FromBase64(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return WebUtility.HtmlEncode(text);
        }
    }

    private static void WriteContent(FeedNode node, StringBuilder html)
    {
        foreach (var part in node.Content)
        {
            if (part is FeedNode element)
            {
                WriteElement(element, html);
            }
            else
            {
                html.Append(
                    ((string)part)
                        .Replace("&", "&amp;", StringComparison.Ordinal)
                        .Replace("<", "&lt;", StringComparison.Ordinal)
                );
            }
        }
    }

    private static void WriteElement(FeedNode element, StringBuilder html)
    {
        var name = element.Name[(element.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        html.Append('<').Append(name);
        foreach (var (attribute, value) in element.Attributes)
        {
            if (!attribute.StartsWith("xml", StringComparison.Ordinal))
            {
                html.Append(' ').Append(attribute).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
            }
        }

        html.Append('>');
        if (!HtmlNames.IsStandardVoid(name))
        {
            WriteContent(element, html);
            html.Append("</").Append(name).Append('>');
        }
    }
}
