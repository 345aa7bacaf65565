using ArchiveTool.Core.Documents.Css;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Loaders;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>Writes the style sheets of a body: those that stand in it and those that it links to.</summary>
/// <param name="page">Where they are written.</param>
/// <param name="content">What the page is made of.</param>
/// <param name="addresses">What their addresses become.</param>
/// <param name="twins">The pictures that stand twice, for whether a sheet stands in a <c>noscript</c>.</param>
/// <param name="hiding">Takes the classes that a sheet hides.</param>
internal sealed class OfflineSheets(
    PageWriter page,
    OfflinePageContent content,
    PageAddresses addresses,
    PictureTwin twins,
    HidingClasses hiding
)
{
    private readonly HashSet<string> linked = new(StringComparer.Ordinal);

    /// <summary>The style sheet that a <c>link</c> loads, or null.</summary>
    public static PageAddress? GetStyleSheet(HtmlAttributes tag, PageAddresses addresses) =>
        (tag.Decode("rel") ?? "").Contains("stylesheet", StringComparison.OrdinalIgnoreCase)
        && !(tag.Decode("rel") ?? "").Contains("alternate", StringComparison.OrdinalIgnoreCase)
            ? addresses.ToLoadFile(tag.Decode("href") ?? "")
            : null;

    /// <summary>Appends the sheet of a <c>link</c>, if it is archived.</summary>
    /// <remarks>In a noscript a sheet that nothing else loads may be for readers without scripts.</remarks>
    public void AppendLink(HtmlAttributes tag)
    {
        var isElsewhere = !linked.Add(tag.Decode("href") ?? "");
        if (GetStyleSheet(tag, addresses) is not { } sheet)
        {
            return;
        }

        if (
            twins.IsInNoscript
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

    /// <summary>Appends a <c>style</c> element, whose end tag is read with it.</summary>
    public void AppendStyle(ref HtmlTokenizer tokenizer, string html, string? media, bool inDrawing)
    {
        tokenizer.ReadRawText("style");
        var css = html.AsSpan(tokenizer.Start, tokenizer.End - tokenizer.Start).ToString();
        if (twins.IsInNoscript && HidingClasses.MayHide(css))
        {
            // It hides pictures that no script would load; here they are shown.
            return;
        }

        css = twins.IsInNoscript ? RevealingCss.Keep(css) ?? css : css;
        hiding.Take(css);
        page.Markup("<style");
        AppendMedia(media);
        page.Markup(">")
            .Markup(inDrawing ? OfflineStyle.InDrawing(css, addresses) : OfflineStyle.InHtml(css, addresses))
            .Markup("</style>");
    }

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
}
