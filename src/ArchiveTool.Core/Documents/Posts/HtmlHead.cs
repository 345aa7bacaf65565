namespace ArchiveTool.Core.Documents.Posts;

/// <summary>What an HTML document says of itself.</summary>
/// <param name="Title">The title, white space folded, or null.</param>
/// <param name="Author"><c>meta name=author</c> or <c>article:author</c>, or null.</param>
/// <param name="Published"><c>article:published_time</c> and kin as written, or null.</param>
/// <param name="Canonical">The <c>href</c> of <c>link rel=canonical</c> as written, or null.</param>
/// <param name="BaseHref">The <c>href</c> of the first <c>base</c> as written, or null.</param>
internal sealed record HtmlHead(string? Title, string? Author, string? Published, string? Canonical, string? BaseHref)
{
    /// <summary>Nothing said.</summary>
    public static HtmlHead Empty { get; } = new(null, null, null, null, null);
}
