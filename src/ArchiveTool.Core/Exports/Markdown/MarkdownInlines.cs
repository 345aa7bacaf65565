using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace ArchiveTool.Core.Exports.Markdown;

/// <summary>Converts what stands within a paragraph.</summary>
/// <param name="findFile">What the post writes for an address of the library; null for another address.</param>
internal sealed class MarkdownInlines(Func<string?, string?> findFile)
{
    private static readonly FrozenSet<string> BlockNames = (
        "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form "
        + "h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section table ul style script template"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    // Written as they are: Markdown has no form for them.
    private static readonly FrozenSet<string> Kept = "sub sup kbd u mark ruby rt rp small abbr audio video svg math"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Addresses = ["src", "href", "poster"];

    /// <summary>Whether an element ends a paragraph.</summary>
    public static bool IsBlock(IElement element) =>
        BlockNames.Contains(element.LocalName) || (!Kept.Contains(element.LocalName) && element.Children.Any(IsBlock));

    /// <summary>A paragraph, with hard line ends where it has some.</summary>
    public string Paragraph(IEnumerable<INode> nodes)
    {
        var text = Write(nodes);
        var lines = text.Split('\n').Select(line => line.Trim(' ')).ToList();
        while (lines.Count > 0 && lines[^1].Trim('\\').Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        var paragraph = string.Join(
            '\n',
            lines.SkipWhile(line => line.Trim('\\').Length == 0).Select(MarkdownEscaping.EscapeStart)
        );
        return paragraph.EndsWith('\\') && !paragraph.EndsWith("\\\\", StringComparison.Ordinal)
            ? paragraph[..^1]
            : paragraph;
    }

    /// <summary>What must stand in one line: a heading, a cell.</summary>
    public string Line(IEnumerable<INode> nodes) =>
        Write(nodes).Replace("\\\n", "<br>", StringComparison.Ordinal).Replace('\n', ' ').Trim();

    /// <summary>An element as HTML, its files beside the post.</summary>
    public string Html(IElement element)
    {
        var copy = (IElement)element.Clone();
        foreach (var inner in copy.QuerySelectorAll("*").Prepend(copy))
        {
            foreach (var name in Addresses)
            {
                if (inner.GetAttribute(name) is { } address && findFile(address) is { } file)
                {
                    inner.SetAttribute(name, file);
                }
            }
        }

        // A blank line would end the HTML.
        return copy.OuterHtml.Replace("\n\n", "\n", StringComparison.Ordinal);
    }

    private string Write(IEnumerable<INode> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            _ = node switch
            {
                IText words => text.Append(MarkdownEscaping.Escape(Fold(words.Data))),
                IElement element => text.Append(Inline(element)),
                _ => text,
            };
        }

        return text.ToString();
    }

    private string Inline(IElement element)
    {
        switch (element.LocalName)
        {
            case "br":
                return "\\\n";
            case "img":
                return Picture(element);
            case "a":
                return Link(element);
            case "em" or "i" or "cite" or "dfn" or "var":
                return Around("*", element);
            case "strong" or "b":
                return Around("**", element);
            case "del" or "s" or "strike":
                return Around("~~", element);
            case "code" or "tt" or "samp":
                return element.TextContent.Length == 0 ? "" : MarkdownEscaping.Code(Fold(element.TextContent));
            case "input" or "style" or "script" or "template" or "source" or "track":
                return "";
            default:
                return Kept.Contains(element.LocalName) ? Html(element) : Write(element.ChildNodes);
        }
    }

    /// <summary>Emphasis; a space within its marks would make them text.</summary>
    private string Around(string mark, IElement element)
    {
        var text = Write(element.ChildNodes);
        var inner = text.Trim();
        return inner.Length == 0
            ? text
            : (char.IsWhiteSpace(text[0]) ? " " : "") + mark + inner + mark + (char.IsWhiteSpace(text[^1]) ? " " : "");
    }

    private string Picture(IElement element)
    {
        var source =
            findFile(element.GetAttribute("src"))
            ?? (IsData(element.GetAttribute("src")) ? element.GetAttribute("src") : null);
        var alt = MarkdownEscaping.Escape(Fold(element.GetAttribute("alt") ?? ""));
        return source is null ? alt : $"![{alt}]({source}{Title(element)})";
    }

    private string Link(IElement element)
    {
        var text = Write(element.ChildNodes).Trim();
        var href = element.GetAttribute("href");
        var target = findFile(href) ?? href;
        var id = element.Id is { Length: > 0 } own ? $"<a id=\"{System.Net.WebUtility.HtmlEncode(own)}\"></a>" : "";
        return string.IsNullOrEmpty(target) || target.StartsWith("../", StringComparison.Ordinal) || text.Length == 0
            ? id + text
            : $"{id}[{text}]({Destination(target)}{Title(element)})";
    }

    private static bool IsData(string? address) =>
        address is not null && address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase);

    private static string Destination(string target) =>
        target.AsSpan().IndexOfAny(" ()<>") < 0
            ? target
            : target
                .Replace(" ", "%20", StringComparison.Ordinal)
                .Replace("(", "%28", StringComparison.Ordinal)
                .Replace(")", "%29", StringComparison.Ordinal)
                .Replace("<", "%3C", StringComparison.Ordinal)
                .Replace(">", "%3E", StringComparison.Ordinal);

    private static string Title(IElement element) =>
        element.GetAttribute("title") is { Length: > 0 } title
            ? $" \"{MarkdownEscaping.Escape(Fold(title)).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : "";

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var isBlank = false;
        foreach (var c in text)
        {
            var blank = c is ' ' or '\t' or '\n' or '\r' or '\f';
            if (!blank || !isBlank)
            {
                folded.Append(blank ? ' ' : c);
            }

            isBlank = blank;
        }

        return folded.ToString();
    }
}
