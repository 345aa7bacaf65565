using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Offline.Addresses;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>The text of a <c>style</c> element for the offline page: nothing loads from elsewhere, nothing is markup.</summary>
internal static partial class OfflineStyle
{
    private const string CdataStart = "<![CDATA[";
    private const string CdataEnd = "]]>";

    /// <summary>
    /// As HTML has it: text up to the end tag. CSS's own escape keeps what could be a tag from being one, wherever a
    /// browser finds the element.
    /// </summary>
    public static string InHtml(string css, PageAddresses addresses) =>
        PageCss.Sheet(Markup().Replace(css.Replace("<!--", "", StringComparison.Ordinal), @"\3C "), addresses);

    /// <summary>As SVG has it: text with character references, or a CDATA section.</summary>
    public static string InDrawing(string written, PageAddresses addresses)
    {
        var css = written.Trim();
        var isCdata = css.StartsWith(CdataStart, StringComparison.Ordinal);
        css = isCdata
            ? css[CdataStart.Length..].Replace(CdataEnd, "", StringComparison.Ordinal)
            : CharacterReferences.Decode(css, inAttribute: false);
        return PageWriter.Escape(PageCss.Sheet(css, addresses));
    }

    [GeneratedRegex("<(?=[a-z/!?])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Markup();
}
