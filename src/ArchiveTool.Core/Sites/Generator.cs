namespace ArchiveTool.Core.Sites;

/// <summary>The static site generators whose addresses are known.</summary>
internal enum Generator
{
    /// <summary>https://hexo.io/docs/configuration.</summary>
    Hexo,

    /// <summary>https://gohugo.io/configuration/all/.</summary>
    Hugo,

    /// <summary>https://jekyllrb.com/docs/configuration/options/.</summary>
    Jekyll,

    /// <summary>https://docusaurus.io/docs/api/docusaurus-config.</summary>
    Docusaurus,

    /// <summary>https://www.mkdocs.org/user-guide/configuration/.</summary>
    MkDocs,

    /// <summary>https://vitepress.dev/reference/site-config.</summary>
    VitePress,

    /// <summary>https://docs.astro.build/en/reference/configuration-reference/.</summary>
    Astro,

    /// <summary>https://www.gatsbyjs.com/docs/reference/config-files/gatsby-config/.</summary>
    Gatsby,

    /// <summary>https://www.11ty.dev/docs/config/.</summary>
    Eleventy,
}
