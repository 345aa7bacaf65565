namespace ArchiveTool.Core.Sites;

/// <summary>A site as its generator sees it.</summary>
/// <param name="Generator">What builds it.</param>
/// <param name="Folder">The canonical folder of its settings.</param>
internal sealed record Site(Generator Generator, string Folder)
{
    /// <summary>Its settings.</summary>
    public required SiteConfig Config { get; init; }

    /// <summary>The path that it is served under, such as <c>/blog</c>; empty for a host's root.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>Its scheme and host, such as <c>https://blog.example</c>; null if the settings name none.</summary>
    public string? Origin { get; init; }

    /// <summary>The folder that its generator writes.</summary>
    public required string Output { get; init; }

    /// <summary>Folders whose files are served from the root as they are.</summary>
    public required IReadOnlyList<string> StaticFolders { get; init; }

    /// <summary>Folders of sources with the address under which their pages are.</summary>
    public required IReadOnlyList<(string Folder, string Address)> Contents { get; init; }

    /// <summary>
    /// Whether relative links between pages are rewritten when it is built, so that they need not be what a browser would
    /// follow: a hook of Hugo (https://gohugo.io/render-hooks/links/), a plug-in of the others.
    /// </summary>
    public bool RewritesLinks { get; init; }

    /// <summary>Whether its pages' addresses follow from the places of their sources alone.</summary>
    public bool IsMapped =>
        Generator is Generator.Docusaurus or Generator.MkDocs or Generator.VitePress or Generator.Astro;
}
