namespace ArchiveTool.Core.Exports;

/// <summary>Where Markdown posts and their files stand.</summary>
internal enum MarkdownLayout
{
    /// <summary>A folder for each post, with <c>index.md</c> in it: Hugo's page bundle, which Obsidian takes too.</summary>
    Bundle,

    /// <summary>A file for each post, and its files in a folder of the same name: Hexo's post asset folder.</summary>
    Hexo,
}
