using System.Globalization;
using AngleSharp.Dom;

namespace ArchiveTool.Core.Exports.Epub;

/// <content>Pictures, figures, lists, tables and ruby.</content>
internal sealed partial class ChapterBuilder
{
    private void AppendPicture(IElement target, IElement element)
    {
        var alt = Clean(element.GetAttribute("alt") ?? "");
        if (findPicture(element.GetAttribute("src") ?? "") is not { } file)
        {
            AppendText(target, alt is "" or "Picture" ? "" : $"[{alt}]");
            return;
        }

        var picture = Add(target, "img", element);
        picture.SetAttribute("src", file);
        picture.SetAttribute("alt", alt);
    }

    private void AppendFigure(IElement target, IElement element)
    {
        var figure = Add(target, "figure", element);
        var caption = element.QuerySelector("figcaption");
        AppendFlow(figure, element.ChildNodes.Where(node => node != caption));
        if (caption is not null)
        {
            AppendPhrasing(Add(figure, "figcaption", caption), caption.ChildNodes);
        }
    }

    private void AppendList(IElement target, IElement element)
    {
        var items = element
            .ChildNodes.Where(node => node is IElement || !string.IsNullOrWhiteSpace(node.TextContent))
            .ToList();
        if (items.Count == 0)
        {
            return;
        }

        var list = Add(target, element.LocalName, element);
        if (
            int.TryParse(element.GetAttribute("start"), CultureInfo.InvariantCulture, out var start)
            && list.LocalName == "ol"
        )
        {
            list.SetAttribute("start", start.ToString(CultureInfo.InvariantCulture));
        }

        var areNotes = element.Closest(".footnotes") is not null;
        foreach (var node in items)
        {
            if (node is IElement { LocalName: "li" } own)
            {
                var item = Add(list, "li", own);
                if (areNotes && own.Id is not null)
                {
                    item.SetAttribute(EpubNamespace, "epub:type", "footnote");
                }

                AppendFlow(item, own.ChildNodes);
            }
            else
            {
                AppendFlow(AddNew(list, "li"), [node]);
            }
        }
    }

    private void AppendTable(IElement target, IElement element)
    {
        var rows = element
            .QuerySelectorAll("tr")
            .Where(row => row.Closest("table") == element)
            .Select(row => (row, Cells: row.Children.Where(cell => cell.LocalName is "td" or "th").ToList()))
            .Where(row => row.Cells.Count > 0)
            .ToList();
        if (rows.Count == 0)
        {
            AppendFlow(target, element.ChildNodes);
            return;
        }

        var table = Add(target, "table", element);
        var caption = element.Children.FirstOrDefault(child => child.LocalName == "caption");
        if (caption is not null)
        {
            AppendPhrasing(Add(table, "caption", caption), caption.ChildNodes);
        }

        foreach (var (row, cells) in rows)
        {
            var line = Add(table, "tr", row);
            foreach (var cell in cells)
            {
                var own = Add(line, cell.LocalName, cell);
                SetSpan(own, cell, "colspan");
                SetSpan(own, cell, "rowspan");
                AppendFlow(own, cell.ChildNodes);
            }
        }
    }

    private static void SetSpan(IElement own, IElement cell, string name)
    {
        if (int.TryParse(cell.GetAttribute(name), CultureInfo.InvariantCulture, out var span) && span is > 1 and < 1000)
        {
            own.SetAttribute(name, span.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void AppendRuby(IElement target, IElement element)
    {
        var ruby = Add(target, "ruby", element);
        foreach (var node in element.ChildNodes)
        {
            if (node is IElement { LocalName: "rt" } text)
            {
                AppendPhrasing(AddNew(ruby, "rt"), text.ChildNodes);
            }
            else
            {
                AppendPhrasing(ruby, [node]);
            }
        }
    }
}
