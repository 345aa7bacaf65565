using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Highlighting;
using ArchiveTool.Core.Offline.Loaders;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>
/// Writes a post's HTML again without what runs, loads from elsewhere or breaks out of the page. One pass over tokens:
/// a tree can cost quadratic time on unclosed elements.
/// </summary>
internal sealed class OfflineBody
{
    private readonly PageWriter page;
    private readonly OfflinePageContent content;
    private readonly PageAddresses addresses;
    private readonly OfflineAttributes keeping;
    private readonly OfflineLazyImages lazy;
    private readonly OfflineMedia media;
    private readonly OfflineSheets sheets;
    private readonly OfflineStartTags tags;
    private readonly OfflineCode code = new();
    private OpenElements open = new();
    private bool isHead;

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
        var hiding = new HidingClasses();
        lazy = new OfflineLazyImages(content.LazyImages, addresses, hiding);
        media = new OfflineMedia(page, content, addresses, lazy, foreign);
        sheets = new OfflineSheets(page, content, addresses, lazy.Twins, hiding);
        keeping = new OfflineAttributes(content, addresses, sprites, idPrefix);
        tags = new OfflineStartTags(page, keeping, code);
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

        OfflineText.Append(page, text, kind);
    }

    private void AppendStart(ref HtmlTokenizer tokenizer, string html, List<HtmlAttribute> attributes)
    {
        var name = HtmlNames.Lower(tokenizer.Name);
        var tag = new HtmlAttributes(html, attributes);
        if (foreign.IsForeign && tokenizer.IsSelfClosing && (OfflineElements.IsDropped(name) || name == "style"))
        {
            // It has no content to read or drop.
        }
        else if (OfflineElements.IsDropped(name))
        {
            tokenizer.ReadRawText(name);
        }
        else if (name == "style")
        {
            sheets.AppendStyle(ref tokenizer, html, tag.Decode("media"), foreign.IsForeign);
        }
        else if (name == "link")
        {
            sheets.AppendLink(tag);
        }
        else if (isHead && name != "noscript")
        {
            // A head has nothing else to show.
        }
        else if (OfflineElements.IsEmbed(name))
        {
            media.AppendEmbed(ref tokenizer, name, tag, attributes.Count);
        }
        else if (name == "noscript" && ScriptNotices.IsNext(html.AsSpan(tokenizer.End)))
        {
            tokenizer.ReadRawText(name);
        }
        else if (name == "noscript")
        {
            lazy.Twins.TakeNoscript(begins: true);
        }
        else if (
            !OfflineElements.IsUnwrapped(name, IsFaithful)
            && OfflineElements.IsName(name)
            && !media.IsStandIn(name, tag, attributes.Count)
        )
        {
            AppendKept(ref tokenizer, name, html, attributes);
        }
    }

    private void AppendKept(ref HtmlTokenizer tokenizer, string name, string html, List<HtmlAttribute> attributes)
    {
        name =
            !foreign.IsForeign && OfflineElements.IsPictureOfAmp(name)
                ? "img"
                : (foreign.IsForeign ? name : OfflineElements.GetName(name, IsFaithful));
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

        if (media.LeaveOut(name, tag, loaded))
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
        tags.Append(name, tag, attributes.Count, loaded, isLaidOutHere: !IsFaithful && !foreign.IsForeign);
        page.Markup(isSelfClosing ? " />" : ">");
        if (name != "img" && OfflineLazyImages.IsWidget(name))
        {
            media.AppendPicture(tag, attributes.Count);
        }

        if (name == "textarea" && !foreign.IsForeign)
        {
            tokenizer.ReadRawText(name);
            AppendText(html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start), HtmlTokenKind.Text);
            page.Markup("</textarea>");
        }
    }

    private void AppendEnd(string name)
    {
        tags.TakeEndTag(name);
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
            OfflineElements.IsDropped(name)
            || OfflineElements.IsUnwrapped(name, IsFaithful)
            || isHead
            || OfflineElements.IsEmbed(name)
            || HtmlNames.IsRawText(name)
            || (!foreign.IsForeign && OfflineElements.IsPictureOfAmp(name))
            || !OfflineElements.IsName(name);
        if (!isGone)
        {
            name = (foreign.IsForeign ? name : OfflineElements.GetName(name, IsFaithful));
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
}
