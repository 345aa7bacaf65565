using System.Collections.Frozen;
using System.Net;
using System.Text;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Inputs.Feeds.Parsing;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>What the text constructs of feeds mean as HTML and as text (https://www.rfc-editor.org/rfc/rfc4287#section-3.1).</summary>
internal static class FeedMarkup
{
    // Attributes that hold an address (https://html.spec.whatwg.org/multipage/indices.html#attributes-3).
    private static readonly FrozenSet<string> Addresses = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "href",
        "src",
        "poster",
        "data",
        "cite",
        "background",
        "longdesc",
        "action",
        "xlink:href"
    );

    /// <summary>An Atom construct as HTML.</summary>
    /// <param name="node">The construct.</param>
    /// <param name="around">What the HTML is resolved against, or null where nothing says so.</param>
    public static string ReadAtom(FeedNode node, string? around)
    {
        var type = (node.Find("type") ?? "text").ToLowerInvariant();
        var mode = node.Find("mode")?.ToLowerInvariant();
        if (mode == "base64")
        {
            return FromBase64(node.Text);
        }

        // Atom 0.3 lists the same text in several types; the last is the richest (https://www.rfc-editor.org/rfc/rfc2046#section-5.1.4).
        if (type == "multipart/alternative" && node.Elements.LastOrDefault(part => part.Name == node.Name) is { } best)
        {
            return ReadAtom(best, around);
        }

        if (mode is not "escaped" && (type is "xhtml" or "application/xhtml+xml" || node.Elements.Any()))
        {
            return Write(node, around);
        }

        // In Atom 0.3 a type of text/html in the mode xml, and in every version text in plain.
        return type is "text" or "text/plain" ? WebUtility.HtmlEncode(node.Text.Trim()) : node.Text.Trim();
    }

    /// <summary>RSS's description as HTML: escaped as it should be, twice, or not at all.</summary>
    /// <param name="node">The element.</param>
    /// <param name="around">What the HTML is resolved against, or null where nothing says so.</param>
    public static string ReadRss(FeedNode node, string? around)
    {
        if (node.Elements.Any())
        {
            return Write(node, around);
        }

        var text = node.Text.Trim();
        return
            text.StartsWith("&lt;", StringComparison.Ordinal)
            && text.EndsWith("&gt;", StringComparison.Ordinal)
            && !text.Contains('<', StringComparison.Ordinal)
            ? CharacterReferences.Decode(text, inAttribute: false)
            : text;
    }

    /// <summary>The elements and text in a node as HTML, without the <c>div</c> that Atom puts around them.</summary>
    /// <param name="node">The node.</param>
    /// <param name="around">What the HTML is resolved against, or null where nothing says so.</param>
    public static string Write(FeedNode node, string? around)
    {
        var parts = node.Content.Where(part => part is not string text || !string.IsNullOrWhiteSpace(text)).ToList();
        var inner = parts is [FeedNode { Name: "html:div" or "div", Attributes.Count: 0 } only] ? only : node;
        var html = new StringBuilder();
        WriteContent(inner, around, html);
        return html.ToString().Trim();
    }

    /// <summary>HTML, once or twice escaped, as one line of text.</summary>
    public static string ToText(string html)
    {
        var text = html.AsSpan().IndexOfAny('<', '&') < 0 ? html : Strip(html);
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

    private static void WriteContent(FeedNode node, string? around, StringBuilder html)
    {
        foreach (var part in node.Content)
        {
            if (part is FeedNode element)
            {
                WriteElement(element, around, html);
            }
            else
            {
                var text = (string)part;
                html.Append(
                    IsMarkup(node, text)
                        ? text
                        : text.Replace("&", "&amp;", StringComparison.Ordinal)
                            .Replace("<", "&lt;", StringComparison.Ordinal)
                );
            }
        }
    }

    /// <summary>Some feeds escape a part of a description's tags and leave others as they are.</summary>
    private static bool IsMarkup(FeedNode node, string text) =>
        node.Name is "description" or "content:encoded" && text.Contains("</", StringComparison.Ordinal);

    private static void WriteElement(FeedNode element, string? around, StringBuilder html)
    {
        var name = element.Name[(element.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        html.Append('<').Append(name);
        foreach (var (attribute, value) in element.Attributes)
        {
            if (!attribute.StartsWith("xml", StringComparison.Ordinal))
            {
                // An element of its own base says so to nobody in HTML.
                var shown =
                    element.Base != around && Addresses.Contains(attribute)
                        ? FeedAddress.Resolve(value, element.Base) ?? value
                        : value;
                html.Append(' ').Append(attribute).Append("=\"").Append(WebUtility.HtmlEncode(shown)).Append('"');
            }
        }

        html.Append('>');
        if (!HtmlNames.IsStandardVoid(name))
        {
            WriteContent(element, around, html);
            html.Append("</").Append(name).Append('>');
        }
    }
}
