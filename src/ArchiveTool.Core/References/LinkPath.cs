namespace ArchiveTool.Core.References;

/// <summary>What a link without an address names: a path, or a post by Hexo's <c>post_link</c>.</summary>
internal static class LinkPath
{
    /// <summary>Marks what Hexo's <c>post_link</c> asks for: a post's slug or title.</summary>
    public const string PostPrefix = "post_link:";

    /// <summary>
    /// Decodes the link's path, without query and fragment. A <c>post_link</c> may hold a title, in which no character is
    /// special, so it stays as written.
    /// </summary>
    public static string Decode(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.StartsWith(PostPrefix, StringComparison.Ordinal)
            ? link.Trim()
            : Uri.UnescapeDataString(WithoutLineBreaks(link.Split('?', '#')[0].Trim())).Replace('\\', '/');
    }

    /// <summary>
    /// Tabs and line breaks are no part of a URL (https://url.spec.whatwg.org/#concept-basic-url-parser, step 3).
    /// </summary>
    private static string WithoutLineBreaks(string link) =>
        link.AsSpan().ContainsAny('\t', '\n', '\r')
            ? string.Concat(link.Where(c => c is not ('\t' or '\n' or '\r')))
            : link;
}
