namespace ArchiveTool.Cli.Options;

/// <summary>The words of <c>--input-format</c>.</summary>
internal enum InputFormat
{
    /// <summary>Not a word of it.</summary>
    None,

    /// <summary>By extension and content.</summary>
    Auto,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>RSS, Atom or JSON Feed.</summary>
    Feed,

    /// <summary>A sitemap or an index of them.</summary>
    Sitemap,

    /// <summary>OPML.</summary>
    Opml,

    /// <summary>A browser's bookmark file.</summary>
    Bookmarks,

    /// <summary>Text or Markdown with links to posts.</summary>
    List,
}
