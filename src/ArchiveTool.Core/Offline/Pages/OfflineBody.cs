using ArchiveTool.Core.Documents.Css;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Highlighting;
using ArchiveTool.Urls;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>
/// Writes a post's HTML again without what runs, loads from elsewhere or breaks out of the page. One pass over tokens:
/// a tree can cost quadratic time on unclosed elements.
/// </summary>
internal sealed class OfflineBody
{
    /// <summary>Marks a picture that a loader would have shown, for the page's own style sheet.</summary>
    private const string ShownMark = "data-at-shown";

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

    private readonly PageWriter page;
    private readonly OfflinePageContent content;
    private readonly PageAddresses addresses;
    private readonly OfflineAttributes keeping;
    private readonly OfflineLazyImages lazy;
    private readonly HidingClasses hiding = new();
    private readonly HashSet<string> linked = new(StringComparer.Ordinal);
    private readonly OfflineCode code = new();
    private OpenElements open = new();
    private bool isHead;
    private int tables;

    /// <summary>Of the page, not of the post: tags that are left out don't count.</summary>
    private readonly ForeignContent foreign = new();

    /// <summary>Starts a body.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="content">What the page is made of.</param>
    /// <param name="addresses">What its addresses become.</param>
    /// <param name="sprites">Takes the SVG files that the body uses parts of; null within such a file.</param>
    /// <param name="idPrefix">Put before every id, so that those of several files don't clash; else empty.</param>
    public OfflineBody(
        PageWriter page,
        OfflinePageContent content,
        PageAddresses addresses,
        OfflineSprites? sprites,
        string idPrefix = ""
    )
    {
        this.page = page;
        this.content = content;
        this.addresses = addresses;
        lazy = new OfflineLazyImages(content.LazyImages, addresses, hiding);
        keeping = new OfflineAttributes(content, addresses, sprites, idPrefix);
        if (sprites is null)
        {
            foreign.TakeStartTag("svg", isSelfClosing: false);
        }
    }

    /// <summary>Whether the document keeps its own layout.</summary>
    public bool IsFaithful
    {
        get;
        init
        {
            field = value;
            open = new OpenElements(isWhole: value);
        }
    }

    /// <summary>Appends the body, then the files of which it uses parts.</summary>
    public static void Append(PageWriter page, string html, OfflinePageContent content)
    {
        var addresses = content.Addresses;
        var sprites = new OfflineSprites(content, addresses);
        new OfflineBody(page, content, addresses, sprites).Append(html);
        sprites.AppendTo(page);
    }

    /// <summary>Appends the style sheets of a head.</summary>
    public void AppendHead(string html)
    {
        isHead = true;
        Append(html);
        isHead = false;
    }

    /// <summary>Appends the attributes of a start tag that the page writes itself.</summary>
    /// <param name="element">The element's name.</param>
    /// <param name="tag">The tag as written; empty if it is absent.</param>
    /// <param name="language">The language where the tag names none; null for none.</param>
    public void AppendAttributes(string element, string tag, string? language)
    {
        var attributes = new List<HtmlAttribute>();
        var tokenizer = new HtmlTokenizer(tag, attributes);
        _ = tokenizer.Read();
        var written = new HtmlAttributes(tag, attributes);
        if (language is not null && written.IndexOf("lang") < 0)
        {
            page.Attribute("lang", language);
        }

        keeping.Append(
            page,
            element,
            written,
            attributes.Count,
            lazy.Resolve(element, written, attributes.Count).Attributes
        );
    }

    /// <summary>Appends what stands in <paramref name="html"/>.</summary>
    public void Append(string html)
    {
        var attributes = new List<HtmlAttribute>();
        var tokenizer = new HtmlTokenizer(html, attributes) { AllowsCdata = foreign.IsForeign };
        while (tokenizer.Read())
        {
            switch (tokenizer.Kind)
            {
                case HtmlTokenKind.Text or HtmlTokenKind.Cdata:
                    var text = html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start);
                    if (!code.TryAppend(page, text, html.AsSpan(tokenizer.End)))
                    {
                        AppendText(text, tokenizer.Kind);
                    }

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

            tokenizer.AllowsCdata = foreign.IsForeign;
        }

        open.CloseAll(page);
    }

    /// <summary>A lone <c>&lt;</c> must not make a tag with what comes next to it once a tag between is left out.</summary>
    private void AppendText(ReadOnlySpan<char> text, HtmlTokenKind kind)
    {
        if (isHead)
        {
            return;
        }

        if (text.IndexOfAnyExcept(TextMarks.WhiteSpace) >= 0)
        {
            lazy.Twins.Separate();
        }

        if (text.Contains('@'))
        {
            text = UrlPassword.Mask(text.ToString());
        }

        if (text.Contains('<') || kind == HtmlTokenKind.Cdata)
        {
            var written = text.ToString();
            page.Markup(
                kind == HtmlTokenKind.Cdata
                    ? PageWriter.Escape(written)
                    : written.Replace("<", "&lt;", StringComparison.Ordinal)
            );
        }
        else
        {
            page.Markup(text);
        }
    }

    private void AppendStart(ref HtmlTokenizer tokenizer, string html, List<HtmlAttribute> attributes)
    {
        var name = HtmlNames.Lower(tokenizer.Name);
        var tag = new HtmlAttributes(html, attributes);
        var isClosed = foreign.IsForeign && tokenizer.IsSelfClosing;
        if (Array.IndexOf(Dropped, name) >= 0)
        {
            _ = isClosed || tokenizer.ReadRawText(name);
        }
        else if (name == "style")
        {
            _ = isClosed || AppendStyle(ref tokenizer, html, tag.Decode("media"));
        }
        else if (name == "link")
        {
            AppendLink(tag);
        }
        else if (isHead && name != "noscript")
        {
            // A head has nothing else to show.
        }
        else if (Array.IndexOf(Embeds, name) >= 0)
        {
            AppendEmbed(ref tokenizer, name, tag, attributes.Count);
        }
        else if (name == "noscript" && ScriptNotices.IsNext(html.AsSpan(tokenizer.End)))
        {
            tokenizer.ReadRawText(name);
        }
        else if (name == "noscript")
        {
            lazy.Twins.TakeNoscript(begins: true);
        }
        else if (!IsUnwrapped(name) && IsName(name) && !IsStandIn(name, tag, attributes.Count))
        {
            AppendKept(ref tokenizer, name, html, attributes);
        }
    }

    /// <summary>In a noscript a sheet that nothing else loads may be for readers without scripts.</summary>
    private void AppendLink(HtmlAttributes tag)
    {
        var isElsewhere = !linked.Add(tag.Decode("href") ?? "");
        if (GetStyleSheet(tag, addresses) is not { } sheet)
        {
            return;
        }

        if (
            lazy.Twins.IsInNoscript
            && !isElsewhere
            && content.ReadSheet(sheet.Text) is { } css
            && RevealingCss.Keep(css) is { } shown
        )
        {
            page.Markup("<style>").Markup(OfflineStyle.InHtml(shown, addresses)).Markup("</style>");
            return;
        }

        page.Markup("<link rel=\"stylesheet\"").Load("href", sheet);
        AppendMedia(GetMedia(tag));
        page.Markup(">");
    }

    private bool AppendStyle(ref HtmlTokenizer tokenizer, string html, string? media)
    {
        tokenizer.ReadRawText("style");
        var css = html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start).ToString();
        if (lazy.Twins.IsInNoscript && HidingClasses.MayHide(css))
        {
            // It hides pictures that no script would load; here they are shown.
            return true;
        }

        css = lazy.Twins.IsInNoscript ? RevealingCss.Keep(css) ?? css : css;
        hiding.Take(css);
        page.Markup("<style");
        AppendMedia(media);
        page.Markup(">")
            .Markup(foreign.IsForeign ? OfflineStyle.InDrawing(css, addresses) : OfflineStyle.InHtml(css, addresses))
            .Markup("</style>");
        return true;
    }

    private void AppendEmbed(ref HtmlTokenizer tokenizer, string name, HtmlAttributes tag, int count)
    {
        var address = tag.Decode("src") ?? tag.Decode("data");
        if (foreign.IsForeign)
        {
            // Within a drawing its placeholder would end that.
            return;
        }

        if (address is not null && addresses.ToLoadFile(address) is { } file)
        {
            // Of what is embedded only pictures are archived.
            page.Markup("<img").Load("src", file).Markup(" alt=\"Picture\">");
        }
        else
        {
            AppendPicture(tag, count);
            OfflinePlaceholders.AppendEmbed(page, address, content);
        }

        if (name == "iframe")
        {
            tokenizer.ReadRawText(name);
        }
    }

    private void AppendKept(ref HtmlTokenizer tokenizer, string name, string html, List<HtmlAttribute> attributes)
    {
        name = !foreign.IsForeign && IsPictureOfAmp(name) ? "img" : GetName(name);
        if (name == "picture")
        {
            lazy.TakePicture();
        }

        if (name is not ("img" or "source" or "br" or "picture"))
        {
            lazy.Twins.Separate();
        }

        var tag = new HtmlAttributes(html, attributes);
        var loaded = foreign.IsForeign ? LoadedElement.Untouched : lazy.Resolve(name, tag, attributes.Count);
        if (
            !foreign.IsForeign
            && Preloaders.IsOne(name, tag.Decode("id"), tag.Decode("class"), html.AsSpan(tokenizer.End))
        )
        {
            loaded = new LoadedElement();
            loaded.Attributes["style"] = "display:none !important";
        }

        if (IsLeftOut(name, tag, loaded))
        {
            return;
        }

        if (name is "xmp" or "plaintext" && !foreign.IsForeign)
        {
            _ = name == "xmp" ? tokenizer.ReadRawText(name) : tokenizer.ReadPlainText();
            page.Markup("<pre>").Text(html[tokenizer.Start..tokenizer.End]).Markup("</pre>");
            return;
        }

        var isSelfClosing = tokenizer.IsSelfClosing && !(name == "img" && !foreign.IsForeign);
        foreign.TakeStartTag(name, isSelfClosing);
        if (!isSelfClosing)
        {
            open.TakeStartTag(name);
        }

        page.Markup("<").Markup(name);
        AppendKeptAttributes(name, tag, attributes.Count, loaded);
        page.Markup(isSelfClosing ? " />" : ">");
        if (name != "img" && OfflineLazyImages.IsWidget(name))
        {
            AppendPicture(tag, attributes.Count);
        }

        if (name == "textarea" && !foreign.IsForeign)
        {
            tokenizer.ReadRawText(name);
            AppendText(html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start), HtmlTokenKind.Text);
            page.Markup("</textarea>");
        }
    }

    private void AppendKeptAttributes(string name, HtmlAttributes tag, int count, LoadedElement loaded)
    {
        keeping.Dead = name == "a" ? null : keeping.Dead;
        keeping.Append(page, name, tag, count, loaded.Attributes);
        if (name == "a" && keeping.Dead is { } dead && tag.IndexOf("title") < 0)
        {
            page.Attribute("title", $"Dead link: {dead.Reason}");
        }

        if (name == "img" && loaded.IsTouched)
        {
            page.Attribute(ShownMark, "");
        }

        if (name == "img" && tag.IndexOf("alt") < 0)
        {
            // The author did not describe it; a screen reader must not read out the file's name instead.
            page.Attribute("alt", "Picture");
        }

        AppendFocus(name, tag);
        if (!IsFaithful && !foreign.IsForeign)
        {
            code.TakeStartTag(name, tag);
        }
    }

    /// <summary>What scrolls in its own box must be reached by keyboard; code in a table scrolls with that.</summary>
    private void AppendFocus(string name, HtmlAttributes tag)
    {
        if (
            !IsFaithful
            && !foreign.IsForeign
            && tables == 0
            && (name is "pre" or "table")
            && tag.IndexOf("tabindex") < 0
        )
        {
            page.Attribute("tabindex", "0");
        }

        tables += name == "table" ? 1 : 0;
    }

    private void AppendEnd(string name)
    {
        tables -= name == "table" && tables > 0 ? 1 : 0;
        if (name == "noscript")
        {
            lazy.Twins.TakeNoscript(begins: false);
        }

        if (name == "picture")
        {
            lazy.TakePicture();
        }

        // The end of what holds text stands behind it already.
        var isGone =
            Array.IndexOf(Dropped, name) >= 0
            || IsUnwrapped(name)
            || isHead
            || Array.IndexOf(Embeds, name) >= 0
            || HtmlNames.IsRawText(name)
            || (!foreign.IsForeign && IsPictureOfAmp(name))
            || !IsName(name);
        if (!isGone)
        {
            name = GetName(name);
            foreign.TakeEndTag(name);
            open.TakeEndTag(name);
            code.TakeEndTag(name);
            page.Markup("</").Markup(name).Markup(">");
            if (name == "a" && !foreign.IsForeign && keeping.Dead is { } dead)
            {
                keeping.Dead = null;
                OfflinePlaceholders.AppendDead(page, dead, addresses);
            }
        }
    }

    /// <summary>
    /// Whether the element is a picture, film or sound that is not in the library, which is named instead, or the twin
    /// of a picture that is shown.
    /// </summary>
    private bool IsLeftOut(string name, HtmlAttributes tag, LoadedElement loaded)
    {
        var isPicture = name is "img" or "image";
        var address = name switch
        {
            "img" or "image" or "input" => tag.Decode("src") ?? tag.Decode("href") ?? tag.Decode("xlink:href"),
            "video" or "audio" => tag.Decode("src"),
            _ => null,
        };
        var src = loaded.Get("src", address) ?? "";
        var srcset = isPicture ? loaded.Get("srcset", tag.Decode("srcset")) : null;
        var isShown =
            loaded.Wanted is null
            && (
                addresses.IsLocal(src) || (srcset is not null && PageWriter.LocalSrcset(srcset, addresses) is not null)
            );
        if (!isPicture && (address is null || isShown))
        {
            return false;
        }

        if (isShown)
        {
            return name == "img" && !foreign.IsForeign && lazy.Twins.IsShown(lazy.Files(src, srcset), loaded.IsTouched);
        }

        // Inside a drawing a placeholder would end it: HTML elements break out of SVG.
        if (!foreign.IsForeign)
        {
            OfflinePlaceholders.AppendMissing(page, name, loaded.Wanted ?? address, tag.Decode("alt"), content);
        }

        return true;
    }

    /// <summary>Shows the picture of an element that a script would make a picture of.</summary>
    private bool AppendPicture(HtmlAttributes tag, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (
                !foreign.IsForeign
                && (content.LazyImages.Find(tag.Name(i)) >= 0 || tag.Name(i) is "cover" or "poster")
                && addresses.ToLoadFile(CharacterReferences.Decode(tag.Raw(i), inAttribute: true).Trim()) is { } file
            )
            {
                page.Markup("<img").Load("src", file).Markup(" alt=\"Picture\">");
                return true;
            }
        }

        return false;
    }

    /// <summary>What is shown until a picture is loaded: the picture itself is.</summary>
    private bool IsStandIn(string name, HtmlAttributes tag, int count) =>
        !foreign.IsForeign
        && (
            (IsPictureOfAmp(name) && (tag.IndexOf("placeholder") >= 0 || tag.IndexOf("fallback") >= 0))
            || (name == "img" && OfflineLazyImages.IsStandIn(tag, count))
        );

    /// <summary>A form that is laid out is a box; it sends nothing.</summary>
    private string GetName(string name) => IsFaithful && name == "form" ? "div" : name;

    private static bool IsPictureOfAmp(string name) => name is "amp-img" or "amp-anim";

    private void AppendMedia(string? media)
    {
        if (!string.IsNullOrWhiteSpace(media))
        {
            page.Attribute("media", media);
        }
    }

    /// <summary>For what a style sheet is; a script would have changed that of one that is loaded late.</summary>
    private static string? GetMedia(HtmlAttributes tag) =>
        tag.Decode("onload")?.Contains("media", StringComparison.OrdinalIgnoreCase) == true
            ? null
            : tag.Decode("media");

    /// <summary>A document in its own layout keeps its main part; the tool's own page has one.</summary>
    private bool IsUnwrapped(string name) =>
        Array.IndexOf(Unwrapped, name) >= 0 && !(IsFaithful && name is "main" or "form");

    /// <summary>The style sheet that a <c>link</c> loads, or null.</summary>
    internal static PageAddress? GetStyleSheet(HtmlAttributes tag, PageAddresses addresses) =>
        (tag.Decode("rel") ?? "").Contains("stylesheet", StringComparison.OrdinalIgnoreCase)
        && !(tag.Decode("rel") ?? "").Contains("alternate", StringComparison.OrdinalIgnoreCase)
            ? addresses.ToLoadFile(tag.Decode("href") ?? "")
            : null;

    private static bool IsName(string name) =>
        name.Length is > 0 and < 64
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':');
}
