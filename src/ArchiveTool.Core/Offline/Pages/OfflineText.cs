using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Urls;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>Writes text of a post into a page.</summary>
internal static class OfflineText
{
    /// <summary>Appends text as the post has it, with passwords of URLs masked.</summary>
    /// <remarks>
    /// A lone <c>&lt;</c> is escaped: it must not make a tag with what comes next once a tag between is left out.
    /// </remarks>
    public static void Append(PageWriter page, ReadOnlySpan<char> text, HtmlTokenKind kind)
    {
        if (text.Contains('@'))
        {
            text = UrlPassword.Mask(text.ToString());
        }

        if (kind == HtmlTokenKind.Cdata)
        {
            page.Markup(PageWriter.Escape(text.ToString()));
        }
        else if (text.Contains('<'))
        {
            page.Markup(text.ToString().Replace("<", "&lt;", StringComparison.Ordinal));
        }
        else
        {
            page.Markup(text);
        }
    }
}
