using System.Text;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting.Css;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>Which URLs the offline page may load.</summary>
internal static class OfflineUrls
{
    private const string Nothing = "data:,";

    private static readonly PendingReference Model = new()
    {
        Kind = ReferenceKind.Image,
        Element = "style",
        Attribute = "",
        Range = default,
        Raw = "",
        Syntax = LandingSyntax.None,
    };

    /// <summary>Whether a URL leads to a file of the library, or holds a picture itself.</summary>
    public static bool IsLocal(string? value) => IsFile(value) || IsData(value);

    /// <summary>Whether a URL leads to a file of the library.</summary>
    public static bool IsFile(string? value) =>
        value is not null
        && (
            value.StartsWith("../../assets/", StringComparison.Ordinal)
            || value.StartsWith("../../thumbnails/", StringComparison.Ordinal)
        )
        && !value.AsSpan(6).Contains("..", StringComparison.Ordinal);

    /// <summary>The candidates of a <c>srcset</c> that are local, or null where none is.</summary>
    public static string? LocalSrcset(string value)
    {
        var local = SrcsetParser
            .Parse(value)
            .Select(candidate => (Url: value.Substring(candidate.Start, candidate.Length), candidate.Descriptor))
            .Where(candidate => IsLocal(candidate.Url))
            .Select(candidate =>
                candidate.Descriptor is null ? candidate.Url : $"{candidate.Url} {candidate.Descriptor}"
            );
        var joined = string.Join(", ", local);
        return joined.Length == 0 ? null : joined;
    }

    /// <summary>A style sheet without what loads from elsewhere: such URLs lead nowhere.</summary>
    public static string LocaliseSheet(string css) => Localise(css, isSheet: true);

    /// <summary>The same for the declarations of a style attribute, or one property's value.</summary>
    public static string LocaliseDeclarations(string css) => Localise(css, isSheet: false);

    private static string Localise(string css, bool isSheet)
    {
        var found = new PendingReferences();
        var text = MappedText.Of(css, new TextRange(0, css.Length));
        if (isSheet)
        {
            CssReferenceScanner.ScanSheet(found, text, Model);
        }
        else
        {
            CssReferenceScanner.ScanDeclarations(found, text, Model);
        }

        StringBuilder? localised = null;
        var at = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var reference = found[i];
            if (reference.Range.Start < at || IsLocal(reference.Raw))
            {
                continue;
            }

            localised ??= new StringBuilder(css.Length);
            var sign =
                reference.Kind == ReferenceKind.Stylesheet ? css.LastIndexOf('@', reference.Range.Start - 1) : -1;
            if (sign >= at)
            {
                // An import becomes a rule that no browser knows: the policy would report what leads nowhere.
                localised.Append(css, at, sign - at).Append("@x-");
                at = sign + 1;
            }

            localised.Append(css, at, reference.Range.Start - at).Append(Nothing);
            at = reference.Range.End;
        }

        return localised?.Append(css, at, css.Length - at).ToString() ?? css;
    }

    private static bool IsData(string? value) =>
        value is not null && value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase);
}
