namespace ArchiveTool.Core.Sites.Permalinks;

/// <summary>Where a generator puts the pages that it makes of sources.</summary>
internal interface IPermalinks
{
    /// <summary>The addresses of a source's page within the site.</summary>
    PageAddresses Find(SourcePage page);
}
