using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ArchiveTool.Core.Exports.Markdown;

/// <summary>Converts the tree of a post's body to Markdown; what Markdown has no form for stays HTML.</summary>
/// <param name="findFile">What the post writes for an address of the library; null for another address.</param>
internal sealed class MarkdownWriter(Func<string?, string?> findFile)
{
    private readonly MarkdownInlines inlines = new(findFile);

    /// <summary>The post's text.</summary>
    public string Write(IElement body) => string.Join("\n\n", Blocks(body)).TrimEnd() + "\n";

    private List<string> Blocks(INode parent)
    {
        var blocks = new List<string>();
        var line = new List<INode>();
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element && MarkdownInlines.IsBlock(element))
            {
                End();
                blocks.AddRange(Block(element).Where(block => block.Length > 0));
            }
            else if (child is IElement or IText)
            {
                line.Add(child);
            }
        }

        End();
        return blocks;

        void End()
        {
            var text = inlines.Paragraph(line);
            if (text.Length > 0)
            {
                blocks.Add(text);
            }

            line.Clear();
        }
    }

    private List<string> Block(IElement element)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                var heading = inlines.Line(element.ChildNodes);
                return heading.Length == 0 ? [] : [new string('#', element.LocalName[1] - '0') + " " + heading];
            case "p":
                // What stands in a paragraph by mistake stands for itself.
                return Blocks(element);
            case "blockquote":
                return [Prefix(string.Join("\n\n", Blocks(element)), "> ", "> ")];
            case "pre":
                return [Code(element)];
            case "ul" or "ol":
                return [List(element)];
            case "hr":
                return ["---"];
            case "table":
                return [MarkdownTable.Write(element, inlines) ?? inlines.Html(element)];
            case "style" or "script" or "template":
                return [];
            case "svg" or "math" or "video" or "audio" or "iframe" or "object" or "details" or "dl":
                return [inlines.Html(element)];
            default:
                return Blocks(element);
        }
    }

    private static string Code(IElement element)
    {
        var code = element.TextContent.ReplaceLineEndings("\n").TrimEnd('\n');
        code = code.StartsWith('\n') ? code[1..] : code;
        var classes = (element.QuerySelector("code") ?? element).ClassName ?? "";
        var language =
            classes
                .Split(' ')
                .FirstOrDefault(name => name.StartsWith("language-", StringComparison.Ordinal))
                ?["language-".Length..]
            ?? "";
        var fence = MarkdownEscaping.Fence(code);
        return $"{fence}{language}\n{code}\n{fence}";
    }

    private string List(IElement list)
    {
        var items = list.Children.Where(child => child.LocalName == "li").ToList();
        var number = (list as IHtmlOrderedListElement)?.Start ?? 1;
        var text = new List<string>();
        var isLoose = items.Exists(item => item.Children.Any(child => child.LocalName is "p" or "pre" or "blockquote"));
        foreach (var item in items)
        {
            var mark = list.LocalName == "ol" ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var body = string.Join(isLoose ? "\n\n" : "\n", Blocks(item));
            text.Add(Prefix(body, mark, new string(' ', mark.Length)));
        }

        // What stands between items is no item, but is somebody's text.
        return string.Join(isLoose ? "\n\n" : "\n", text);
    }

    private static string Prefix(string text, string first, string rest)
    {
        var lines = text.Split('\n');
        var result = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            var prefix = i == 0 ? first : rest;
            result.Append(i == 0 ? "" : "\n").Append(lines[i].Length == 0 ? prefix.TrimEnd() : prefix + lines[i]);
        }

        return result.ToString();
    }
}
