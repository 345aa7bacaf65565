namespace ArchiveTool.Core.Sites.Permalinks;

/// <summary>
/// Gatsby's addresses where pages of Markdown are made by <c>createFilePath</c>
/// (https://www.gatsbyjs.com/plugins/gatsby-source-filesystem/#createfilepath), and those of its components
/// (https://www.gatsbyjs.com/docs/reference/routing/creating-routes/).
/// </summary>
internal sealed class GatsbyPermalinks : IPermalinks
{
    /// <inheritdoc/>
    public PageAddresses Find(SourcePage page) =>
        page.Relative.IndexOfAny(['{', '[']) >= 0 ? PageAddresses.Unknown
        : page.Name == "index" ? PageAddresses.At([page.Folder.Length == 0 ? "/" : page.Folder + "/"], [])
        : PageAddresses.At([page.WithoutEnding + "/"], []);
}
