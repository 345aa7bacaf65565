using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.References.Collecting.Css;

/// <summary>Collects what a style sheet refers to.</summary>
internal static class CssReferenceCollector
{
    /// <summary>Every reference of a sheet, in order.</summary>
    /// <param name="sheet">Its text (see <see cref="StyleSheetText"/>).</param>
    /// <param name="sheetUrl">Its final URL, which its URLs are relative to; null for a local file.</param>
    /// <param name="policy">The policy of its response's header, none for the default
    /// (https://w3c.github.io/webappsec-referrer-policy/#integration-with-css).</param>
    public static CollectedReferences Collect(
        SourceText sheet,
        WebUrl? sheetUrl,
        ReferrerPolicy policy = ReferrerPolicy.None
    )
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var pending = new PendingReferences(sheet.Text);
        var model = new PendingReference
        {
            Kind = ReferenceKind.Image,
            Element = "css",
            Attribute = "",
            Range = default,
            Raw = "",
            Syntax = UrlContext.None,
        };
        CssReferenceScanner.ScanSheet(pending, MappedText.Map(sheet.Text, sheet.Range), model);
        var options = new CollectOptions { DocumentUrl = sheetUrl, HeaderReferrerPolicy = policy };
        return pending.Resolve(sheet, options, queryEncoding: null);
    }
}
