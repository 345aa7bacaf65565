using System.Globalization;
using System.Text;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting.Templates;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>
/// Hexo's own tags in Markdown (https://hexo.io/docs/tag-plugins): each becomes a mark that the Markdown renderer takes
/// for a word, and the mark becomes HTML afterwards, but not in code. Other templates' tags stay as they are written.
/// </summary>
internal sealed class OfflineHexoTags
{
    // Private use: no writer's text. A post that has them is left as it is.
    private const char Open = '\uE0A0';
    private const char Close = '\uE0A1';

    private readonly List<(string Written, string Html, bool IsBlock)> marks = [];
    private readonly string body;
    private readonly StringBuilder text = new();
    private string fence = "";

    /// <summary>Takes the tags out of a body.</summary>
    public OfflineHexoTags(string body)
    {
        this.body = body;
        Body = body;
        if (body.Contains("{%", StringComparison.Ordinal) && !body.Contains(Open, StringComparison.Ordinal))
        {
            TakeOut();
        }
    }

    /// <summary>The body with marks.</summary>
    public string Body { get; private set; }

    /// <summary>What was rendered, its marks replaced.</summary>
    public string PutBack(string html)
    {
        if (marks.Count == 0)
        {
            return html;
        }

        var page = new StringBuilder(html.Length * 2);
        var codes = 0;
        for (var at = 0; at < html.Length; )
        {
            var next = html.IndexOf(Open, at);
            var end = next < 0 ? -1 : html.IndexOf(Close, next);
            if (
                end < 0
                || !int.TryParse(html.AsSpan(next + 1, end - next - 1), NumberStyles.None, null, out var index)
                || index >= marks.Count
            )
            {
                page.Append(html, at, html.Length - at);
                break;
            }

            var before = html.AsSpan(at, next - at);
            codes += before.Count("<code") - before.Count("</code");
            var (written, made, isBlock) = marks[index];
            at = end + 1;
            if (isBlock && before.EndsWith("<p>") && html.AsSpan(at).StartsWith("</p>"))
            {
                before = before[..^"<p>".Length];
                at += "</p>".Length;
            }

            page.Append(before).Append(codes > 0 ? PageWriter.Escape(written) : made);
        }

        return page.ToString();
    }

    private void TakeOut()
    {
        var at = 0;
        string? code = null;
        var footers = new Stack<string>();
        foreach (var tag in TemplateTags.Read(body).Tags)
        {
            if (code is not null ? tag.Name != code : tag.IsLiteral)
            {
                continue;
            }

            var before = body[at..tag.Range.Start];
            if (code is not null)
            {
                AppendCode(before);
                (code, at) = (null, tag.Range.End);
                continue;
            }

            text.Append(before);
            at = tag.Range.End;
            Follow(before);
            switch (fence.Length > 0 ? "" : tag.Name)
            {
                case "codeblock" or "code":
                    code = "end" + tag.Name;
                    break;
                case "raw" or "endraw":
                    break;
                case "blockquote" or "quote":
                    footers.Push(Footer(tag));
                    AppendMark(tag, "<blockquote>", isBlock: true);
                    break;
                case "endblockquote" or "endquote" when footers.TryPop(out var footer):
                    AppendMark(tag, $"{footer}</blockquote>", isBlock: true);
                    break;
                default:
                    AppendInline(tag);
                    break;
            }
        }

        // A block that nothing ends is no code: what follows stays as it is.
        Body = text.Append(body, at, body.Length - at).ToString();
    }

    /// <summary>In fenced code nothing is a tag.</summary>
    private void Follow(string before)
    {
        foreach (var line in before.AsSpan().EnumerateLines())
        {
            var content = line.TrimStart(" >\t");
            if (fence.Length > 0 && content.StartsWith(fence) && content.TrimEnd().IndexOfAnyExcept(fence[0]) < 0)
            {
                fence = "";
            }
            else if (fence.Length == 0 && (content.StartsWith("```") || content.StartsWith("~~~")))
            {
                var length = content.IndexOfAnyExcept(content[0]);
                fence = content[..(length < 0 ? content.Length : length)].ToString();
            }
        }
    }

    private void AppendInline(TemplateTag tag)
    {
        if (
            fence.Length == 0
            && tag.Range.Start > 0
            && body[tag.Range.Start - 1] is '(' or '"' or '\''
            && Value(tag) is { } value
        )
        {
            text.Append(value.Replace(" ", "%20", StringComparison.Ordinal));
            return;
        }

        var html = fence.Length > 0 ? null : Lay(tag);
        if (html is null)
        {
            text.Append(body, tag.Range.Start, tag.Range.Length);
        }
        else
        {
            AppendMark(tag, html, isBlock: false);
        }
    }

    /// <summary>The pictures and links of a tag; null if it has none, so that it stays as it is written.</summary>
    private string? Lay(TemplateTag tag)
    {
        var found = References(tag);
        var words = Words(tag);
        if (found is [{ NamesPost: true } post])
        {
            return Link(post.Target ?? post.Raw, TemplateReferences.GetTitle(words) ?? post.Raw);
        }

        if (found is [var only] && words.IndexOf(only.Raw) is var at and >= 0)
        {
            return tag.Name switch
            {
                "link" when at > 0 => Link(only.Raw, string.Join(' ', words.Take(at))),
                "link" or "asset_link" => Link(only.Raw, words.ElementAtOrDefault(at + 1) ?? only.Raw),
                _ when only.Kind == ReferenceKind.Image => Picture(words, at),
                _ => Link(only.Raw, only.Raw),
            };
        }

        return found.Count == 0
            ? null
            : string.Concat(
                found
                    .Where(one => one.Kind != ReferenceKind.Other)
                    .Select(one =>
                        one.Kind == ReferenceKind.Image ? Picture([one.Raw], 0) : Link(one.Raw, one.Raw) + " "
                    )
            );
    }

    /// <summary>The address that a tag in a destination or attribute comes to, or null.</summary>
    private string? Value(in TemplateTag tag)
    {
        var place = new PendingReference
        {
            Kind = ReferenceKind.Link,
            Element = "markdown",
            Attribute = "link",
            Range = tag.Range,
            Raw = "",
            Syntax = UrlContext.None,
        };
        return TemplateValues.Read(body, place) is { } found
            ? found.NamesPost
                ? found.Target ?? found.Raw
                : found.Raw
            : null;
    }

    private List<PendingReference> References(in TemplateTag tag)
    {
        var found = new List<PendingReference>();
        return TemplateReferences.TryRead(body, tag, found) ? found : [];
    }

    private void AppendMark(TemplateTag tag, string html, bool isBlock)
    {
        var space = isBlock ? "\n\n" : "";
        text.Append(space)
            .Append(Open)
            .Append(CultureInfo.InvariantCulture, $"{marks.Count}")
            .Append(Close)
            .Append(space);
        marks.Add((body.Substring(tag.Range.Start, tag.Range.Length), html, isBlock));
    }

    /// <summary>Fenced, with more backticks than stand in it.</summary>
    private void AppendCode(string code)
    {
        var fence = "```";
        while (code.Contains(fence, StringComparison.Ordinal))
        {
            fence += fence;
        }

        text.Append("\n\n")
            .Append(fence)
            .Append('\n')
            .Append(code.Trim('\r', '\n'))
            .Append('\n')
            .Append(fence)
            .Append("\n\n");
    }

    private List<string> Words(TemplateTag tag) =>
        [
            .. TemplateArguments
                .Read(body, tag.Arguments, byCommas: false)
                .Select(word => body.Substring(word.Range.Start, word.Range.Length)),
        ];

    /// <summary>Class names, the URL, width, height, title, text instead.</summary>
    private static string Picture(List<string> words, int at)
    {
        var html = new StringBuilder("<img src=\"").Append(PageWriter.Escape(words[at])).Append('"');
        var rest = words.Skip(at + 1).ToList();
        foreach (var side in (ReadOnlySpan<string>)["width", "height"])
        {
            if (rest is [var number, ..] && number.All(char.IsAsciiDigit))
            {
                html.Append(CultureInfo.InvariantCulture, $" {side}=\"{number}\"");
                rest.RemoveAt(0);
            }
        }

        var title = string.Join(' ', rest).Trim('"', '\'');
        return title.Length == 0
            ? html.Append('>').ToString()
            : html.Append($" title=\"{PageWriter.Escape(title)}\" alt=\"{PageWriter.Escape(title)}\">").ToString();
    }

    private static string Link(string url, string words) =>
        $"<a href=\"{PageWriter.Escape(url)}\">{PageWriter.Escape(words)}</a>";

    /// <summary>Whom a quotation is from, and where it stands.</summary>
    private string Footer(TemplateTag tag)
    {
        var words = Words(tag);
        var at = References(tag) is [var found, ..] ? words.IndexOf(found.Raw) : -1;
        var author = string.Join(' ', at < 0 ? words : words.Take(at));
        var title = at < 0 ? "" : string.Join(' ', words.Skip(at + 1));
        var cite = at < 0 ? "" : $" <cite>{Link(words[at], title.Length == 0 ? words[at] : title)}</cite>";
        return author.Length + cite.Length == 0
            ? ""
            : $"<footer><strong>{PageWriter.Escape(author)}</strong>{cite}</footer>";
    }
}
