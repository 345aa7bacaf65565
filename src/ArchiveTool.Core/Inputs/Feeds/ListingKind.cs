namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>What an input lists where it is not a post itself.</summary>
public enum ListingKind
{
    /// <summary>RSS 0.9x, 1.0 or 2.0, Atom 0.3 or 1.0, or JSON Feed: each entry is a post.</summary>
    Feed,

    /// <summary>A sitemap or an index of sitemaps (https://www.sitemaps.org/protocol.html): each page is a post.</summary>
    Sitemap,

    /// <summary>OPML (http://opml.org/spec2.opml): each feed is read.</summary>
    Opml,

    /// <summary>A browser's bookmarks in Netscape's form: each page is a post.</summary>
    Bookmarks,

    /// <summary>Text or Markdown with links: each page is a post.</summary>
    List,
}
