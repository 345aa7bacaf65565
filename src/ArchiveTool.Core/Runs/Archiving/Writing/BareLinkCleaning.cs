using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting.Markdown.BareLinks;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>
/// Cleaning of bare links in Markdown. Words stand right behind them, so a bare link is cleaned only where no word goes
/// with what is removed, and where the text still reads as the clean link afterwards.
/// </summary>
internal static class BareLinkCleaning
{
    // Enough to see whether what follows joins the link.
    private const int Behind = 256;

    /// <summary>True for a link that nothing but its own text delimits.</summary>
    public static bool IsBare(Post post, Reference reference) =>
        reference is { Element: "markdown", Attribute: "autolink" }
        && !(reference.Location.Offset > 0 && post.Bytes.Span[reference.Location.Offset - 1] == (byte)'<');

    /// <summary>The URL that a bare link's text means: Markdown decodes its character references.</summary>
    public static string Decode(string written) => written.Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes ampersands as the author did.</summary>
    public static string Encode(string source, string written) =>
        source.Contains("&amp;", StringComparison.OrdinalIgnoreCase)
            ? Decode(written).Replace("&", "&amp;", StringComparison.Ordinal)
            : written;

    /// <summary>Whether the clean form can stand in the link's place.</summary>
    /// <param name="post">The post.</param>
    /// <param name="reference">The bare link.</param>
    /// <param name="written">The clean form as it would be written.</param>
    public static bool CanStand(Post post, Reference reference, string written)
    {
        var words = Words(reference.Raw);
        if (words.Length > 0 && !Words(written).Contains(words, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = post.Bytes.Span[reference.Location.End..];
        var text = written + post.Text.Charset.Decode(rest[..Math.Min(rest.Length, Behind)]);
        var prefix = BareLinkExtent.PrefixAt(text, 0);
        return prefix == 0 || BareLinkExtent.EndOf(text, 0, prefix, "*_~") == written.Length;
    }

    private static string Words(string url) => string.Concat(url.Where(unit => !char.IsAscii(unit)));
}
