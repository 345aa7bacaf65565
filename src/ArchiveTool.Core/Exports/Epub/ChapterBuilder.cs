using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Exports.Epub;

/// <summary>
/// Builds a chapter's tree from a post's body: elements that EPUB's schema knows, in places where it allows them; the rest is
/// unwrapped. Ids become names of XML; a link to no place of the book loses its address.
/// </summary>
/// <param name="document">Makes the elements.</param>
/// <param name="findPicture">The book's file of a picture's address in the library; null if absent.</param>
internal sealed partial class ChapterBuilder(IDocument document, Func<string, string?> findPicture)
{
    private const string EpubNamespace = "http://www.idpf.org/2007/ops";

    private static readonly FrozenSet<string> Phrasing = Set(
        "abbr b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var"
    );

    private static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
            + "header hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption"
    );

    private static readonly FrozenSet<string> Dropped = Set(
        "style script template svg math audio video source track iframe object embed canvas input select textarea button "
            + "noscript link meta area map param col colgroup rp datalist"
    );

    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly List<(IElement Link, string Id)> places = [];

    /// <summary>Appends what stands in a body.</summary>
    public void Append(IElement target, IElement body)
    {
        AppendFlow(target, body.ChildNodes);
        foreach (var (link, id) in places)
        {
            // A link to a place that the book lacks leads nowhere.
            if (ids.TryGetValue(id, out var name) && used.Contains(name))
            {
                link.SetAttribute("href", "#" + name);
            }
        }
    }

    private void AppendFlow(IElement target, IEnumerable<INode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is IText text)
            {
                AppendText(target, text.Data);
            }
            else if (node is IElement element && !Dropped.Contains(element.LocalName))
            {
                AppendFlow(target, element);
            }
        }
    }

    private void AppendFlow(IElement target, IElement element)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                // The chapter's own title is the first rank.
                var rank = Math.Min(6, element.LocalName[1] - '0' + 1);
                AppendPhrasing(Add(target, $"h{rank}", element), element.ChildNodes);
                break;
            case "p" when !HasBlock(element):
                AppendPhrasing(Add(target, "p", element), element.ChildNodes);
                break;
            case "pre":
                AppendPhrasing(Add(target, "pre", element), element.ChildNodes);
                break;
            case "blockquote" or "aside" or "section":
                AppendFlow(Add(target, element.LocalName, element), element.ChildNodes);
                break;
            case "figure":
                AppendFigure(target, element);
                break;
            case "ul" or "ol":
                AppendList(target, element);
                break;
            case "table":
                AppendTable(target, element);
                break;
            case "hr":
                Add(target, "hr", element);
                break;
            case "dt":
                AppendPhrasing(AddNew(Add(target, "p", element), "strong"), element.ChildNodes);
                break;
            case var name when Blocks.Contains(name) || HasBlock(element):
                AppendFlow(Add(target, "div", element), element.ChildNodes);
                break;
            default:
                AppendPhrase(target, element);
                break;
        }
    }

    private void AppendPhrasing(IElement target, IEnumerable<INode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is IText text)
            {
                AppendText(target, text.Data);
            }
            else if (node is IElement element && !Dropped.Contains(element.LocalName))
            {
                AppendPhrase(target, element);
            }
        }
    }

    private void AppendPhrase(IElement target, IElement element)
    {
        switch (element.LocalName)
        {
            case "img":
                AppendPicture(target, element);
                break;
            case "br" or "wbr":
                AddNew(target, element.LocalName);
                break;
            case "a":
                AppendLink(target, element);
                break;
            case "ruby" when element.Children.Any(child => child.LocalName == "rt"):
                AppendRuby(target, element);
                break;
            case "rt":
                AppendPhrasing(target, element.ChildNodes);
                break;
            case "tt" or "font" or "big" or "strike" or "label" or "time" or "picture" or "acronym":
                AppendPhrasing(element.Id is null ? target : Add(target, "span", element), element.ChildNodes);
                break;
            case var name when Phrasing.Contains(name):
                AppendPhrasing(Add(target, name, element), element.ChildNodes);
                break;
            case var name when Blocks.Contains(name):
                AppendPhrasing(element.Id is null ? target : Add(target, "span", element), element.ChildNodes);
                AddNew(target, "br");
                break;
            default:
                AppendPhrasing(target, element.ChildNodes);
                break;
        }
    }

    private void AppendLink(IElement target, IElement element)
    {
        // Links in links, which the parser leaves in odd places, are text.
        if (target.Closest("a") is not null)
        {
            AppendPhrasing(target, element.ChildNodes);
            return;
        }

        var link = Add(target, "a", element);
        AppendPhrasing(link, element.ChildNodes);
        var href = element.GetAttribute("href") ?? "";
        if (href.StartsWith('#'))
        {
            places.Add((link, Uri.UnescapeDataString(href[1..])));
            if (IsNoteReference(element))
            {
                link.SetAttribute(EpubNamespace, "epub:type", "noteref");
            }
        }
        else if (href.StartsWith("chapter-", StringComparison.Ordinal))
        {
            link.SetAttribute("href", href);
        }
        else if (ToWeb(href) is { } web)
        {
            link.SetAttribute("href", web);
        }
    }

    /// <summary>An address as a URI of RFC 3986; browsers and the URL standard take more.</summary>
    private static string? ToWeb(string href)
    {
        if (!WebUrl.TryParse(href, null, out var url) || url.Scheme is not ("http" or "https" or "mailto" or "tel"))
        {
            return null;
        }

        var text = new StringBuilder();
        var isFragment = false;
        foreach (var c in url.Href)
        {
            var isOdd =
                c is '|' or '^' or '`' or '{' or '}' or '[' or ']' or '\\' or '"' or '<' or '>'
                || (c == '#' && isFragment);
            isFragment |= c == '#';
            _ = isOdd ? text.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}") : text.Append(c);
        }

        return Uri.IsWellFormedUriString(text.ToString(), UriKind.Absolute) ? text.ToString() : null;
    }

    private static bool IsNoteReference(IElement element) =>
        element.ClassList.Contains("footnote-ref") || element.ParentElement is { LocalName: "sup" };

    private void AppendText(IElement target, string text)
    {
        if (text.Length > 0)
        {
            target.AppendChild(document.CreateTextNode(Clean(text)));
        }
    }

    private IElement AddNew(IElement target, string name) => (IElement)target.AppendChild(document.CreateElement(name));

    /// <summary>Adds an element with what it keeps of another: id, language and direction.</summary>
    private IElement Add(IElement target, string name, IElement from)
    {
        var element = AddNew(target, name);
        if (from.Id is { Length: > 0 } id && GetName(id) is var own && used.Add(own))
        {
            element.SetAttribute("id", own);
        }

        if (from.GetAttribute("dir") is "ltr" or "rtl")
        {
            element.SetAttribute("dir", from.GetAttribute("dir")!);
        }

        if (BookLanguage.IsTag(from.GetAttribute("lang")))
        {
            element.SetAttribute("lang", from.GetAttribute("lang")!);
            element.SetAttribute("http://www.w3.org/XML/1998/namespace", "xml:lang", from.GetAttribute("lang")!);
        }

        return element;
    }

    /// <summary>An id as XML allows it (https://www.w3.org/TR/xml-names/#NT-NCName).</summary>
    private string GetName(string id)
    {
        if (!ids.TryGetValue(id, out var name))
        {
            var safe = string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
            ids[id] = name = ids.ContainsValue("i-" + safe) ? $"i-{safe}-{ids.Count}" : "i-" + safe;
        }

        return name;
    }

    private static bool HasBlock(IElement element) =>
        element.Children.Any(child => Blocks.Contains(child.LocalName) || HasBlock(child));

    /// <summary>Without what XML cannot hold (https://www.w3.org/TR/xml/#charsets).</summary>
    private static string Clean(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0
        && !text.Any(c => char.IsSurrogate(c) || c is '\ufffe' or '\uffff')
            ? text
            : string.Concat(
                text.EnumerateRunes()
                    .Where(rune => rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xfffe or 0xffff))
                    .Select(rune => rune.ToString())
            );

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
