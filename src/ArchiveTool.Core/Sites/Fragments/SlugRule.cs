namespace ArchiveTool.Core.Sites.Fragments;

/// <summary>By whose rule headings get their ids.</summary>
internal enum SlugRule
{
    /// <summary>GitHub, Docusaurus, Astro, Gatsby, Hugo and kramdown's GitHub parser.</summary>
    GitHub,

    /// <summary>GitLab: hyphens in a row become one.</summary>
    GitLab,

    /// <summary>Jekyll's kramdown.</summary>
    Kramdown,

    /// <summary>markdown-it-anchor, which Eleventy's sites use.</summary>
    MarkdownItAnchor,

    /// <summary>Hexo, which keeps the case of letters.</summary>
    Hexo,

    /// <summary>VitePress.</summary>
    VitePress,

    /// <summary>MkDocs: Python-Markdown, which keeps ASCII alone.</summary>
    Python,
}
