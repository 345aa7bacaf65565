using System.Text;
using ArchiveTool.Core.Posts.Html;

namespace ArchiveTool.Core.Rewriting;

/// <summary>
/// Writes a post's HTML again without what runs, loads from elsewhere or breaks out of the page. One pass over tokens:
/// a tree can cost quadratic time on unclosed elements.
/// </summary>
internal sealed class OfflineBody
{
    // With their content; what else is dropped loses only its tags.
    private static readonly string[] Dropped = ["script", "title", "template", "applet", "noembed", "noframes"];
    private static readonly string[] Unwrapped =
    [
        "html",
        "head",
        "body",
        "main",
        "base",
        "meta",
        "link",
        "noscript",
        "form",
        "frameset",
        "archived-post",
        "param",
    ];
    private static readonly string[] Embeds = ["iframe", "frame", "embed", "object"];

    private readonly StringBuilder page;
    private readonly OfflinePageContent content;
    private readonly OfflineAttributes keeping;
    private readonly OfflineSprites? sprites;
    private int svgDepth;

    /// <summary>Starts a body.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="content">What the page is made of.</param>
    /// <param name="sprites">Takes the SVG files that the body uses parts of; null within such a file.</param>
    /// <param name="idPrefix">Put before every id, so that those of several files don't clash; else empty.</param>
    public OfflineBody(StringBuilder page, OfflinePageContent content, OfflineSprites? sprites, string idPrefix = "")
    {
        this.page = page;
        this.content = content;
        this.sprites = sprites;
        keeping = new OfflineAttributes(content, sprites, idPrefix);
    }

    /// <summary>Appends the body, then the files of which it uses parts.</summary>
    public static void Append(StringBuilder page, string html, OfflinePageContent content)
    {
        var sprites = new OfflineSprites(content);
        new OfflineBody(page, content, sprites).Append(html);
        sprites.AppendTo(page);
    }

    /// <summary>Appends what stands in <paramref name="html"/>.</summary>
    public void Append(string html)
    {
        var attributes = new List<HtmlAttribute>();
        var tokenizer = new HtmlTokenizer(html, attributes);
        while (tokenizer.Read())
        {
            switch (tokenizer.Kind)
            {
                case HtmlTokenKind.Text or HtmlTokenKind.Cdata:
                    page.Append(html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start));
                    break;
                case HtmlTokenKind.StartTag:
                    AppendStart(ref tokenizer, html, attributes);
                    break;
                case HtmlTokenKind.EndTag:
                    AppendEnd(HtmlNames.Lower(tokenizer.Name));
                    break;
                default:
                    break;
            }
        }
    }

    private void AppendStart(ref HtmlTokenizer tokenizer, string html, List<HtmlAttribute> attributes)
    {
        var name = HtmlNames.Lower(tokenizer.Name);
        var tag = new HtmlAttributes(html, attributes);
        if (Array.IndexOf(Dropped, name) >= 0)
        {
            tokenizer.ReadRawText(name);
        }
        else if (name == "style")
        {
            tokenizer.ReadRawText(name);
            var css = html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start).ToString();
            page.Append("<style>").Append(OfflineUrls.Localise(css));
        }
        else if (name == "link" && IsLocalStylesheet(tag, out var sheet))
        {
            page.Append("<link rel=\"stylesheet\" href=\"").Append(OfflinePage.Escape(sheet)).Append("\">");
        }
        else if (Array.IndexOf(Embeds, name) >= 0)
        {
            OfflinePlaceholders.AppendEmbed(page, tag.Decode("src") ?? tag.Decode("data"), content);
            if (name == "iframe")
            {
                tokenizer.ReadRawText(name);
            }
        }
        else if (Array.IndexOf(Unwrapped, name) < 0 && IsName(name) && !AppendedMissing(name, tag))
        {
            AppendKept(ref tokenizer, name, html, attributes);
        }
    }

    private void AppendKept(ref HtmlTokenizer tokenizer, string name, string html, List<HtmlAttribute> attributes)
    {
        var tag = new HtmlAttributes(html, attributes);
        var isSelfClosing = tokenizer.IsSelfClosing;
        page.Append('<').Append(name);
        keeping.Append(page, name, tag, attributes.Count);
        if (name == "img" && tag.IndexOf("alt") < 0)
        {
            // The author did not describe it; a screen reader must not read out the file's name instead.
            page.Append(" alt=\"Picture\"");
        }

        page.Append(isSelfClosing ? " />" : ">");
        if (name == "svg" && !isSelfClosing)
        {
            svgDepth++;
        }

        if (HtmlNames.IsRawText(name) && name is not "noscript")
        {
            tokenizer.ReadRawText(name);
            page.Append(html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start));
        }
    }

    private void AppendEnd(string name)
    {
        var isGone =
            Array.IndexOf(Dropped, name) >= 0
            || Array.IndexOf(Unwrapped, name) >= 0
            || Array.IndexOf(Embeds, name) >= 0
            || !IsName(name);
        if (!isGone)
        {
            svgDepth -= name == "svg" && svgDepth > 0 ? 1 : 0;
            page.Append("</").Append(name).Append('>');
        }
    }

    /// <summary>Whether the element is a picture, film or sound that is not in the library: it is named instead.</summary>
    private bool AppendedMissing(string name, HtmlAttributes tag)
    {
        var address = name switch
        {
            "img" or "image" or "input" => tag.Decode("src") ?? tag.Decode("href") ?? tag.Decode("xlink:href"),
            "video" or "audio" => tag.Decode("src"),
            _ => null,
        };
        if (name is not ("img" or "image") && address is null || OfflineUrls.IsLocal(address))
        {
            return false;
        }

        // Inside a drawing a placeholder would end it: HTML elements break out of SVG.
        if (svgDepth == 0 && sprites is not null)
        {
            OfflinePlaceholders.AppendMissing(page, name, address, tag.Decode("alt"), content);
        }

        return true;
    }

    private static bool IsLocalStylesheet(HtmlAttributes tag, out string href)
    {
        href = tag.Decode("href") ?? "";
        return OfflineUrls.IsLocal(href)
            && (tag.Decode("rel") ?? "").Contains("stylesheet", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and < 64
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':');
}
