namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>What a template's tag means that names a file or post of the site and is not an URL.</summary>
internal static class TemplateTargets
{
    /// <summary>Stands in place of an element's name for <c>{% … %}</c>.</summary>
    public const string TagElement = "hexo-tag";

    /// <summary>Stands in place of an element's name for Hugo's shortcodes.</summary>
    public const string ShortcodeElement = "hugo-shortcode";

    /// <summary>Hexo's tag that names another post by its source file or title.</summary>
    public const string PostLink = "post_link";

    /// <summary>What stands in place of an element's name.</summary>
    public static string GetElement(in TemplateTag tag) =>
        tag.Kind == TemplateTagKind.Shortcode ? ShortcodeElement : TagElement;

    /// <summary>The path or <see cref="LinkPath.PostPrefix"/> with a name that a reference means; null for what is written.</summary>
    /// <param name="element">The reference's element.</param>
    /// <param name="attribute">The reference's attribute.</param>
    /// <param name="raw">What is written.</param>
    public static string? Find(string element, string attribute, string raw) =>
        (element, attribute) switch
        {
            (TagElement, PostLink or "post_path") => LinkPath.PostPrefix + raw,
            (TagElement, "post_url") => LinkPath.PostPrefix + raw[(raw.LastIndexOf('/') + 1)..],
            (TagElement, "link") when !raw.Contains(':', StringComparison.Ordinal) => "/" + raw.TrimStart('/'),
            (ShortcodeElement, "ref" or "relref") => FindPage(raw),
            ("markdown", "wikilink") => LinkPath.PostPrefix + raw,
            _ => TemplateValues.FindRooted(raw),
        };

    /// <summary>https://gohugo.io/shortcodes/ref/: a path, or a name that only one page has.</summary>
    private static string FindPage(string raw)
    {
        var hash = raw.IndexOf('#', StringComparison.Ordinal);
        var path = hash < 0 ? raw : raw[..hash];
        return path.Contains('/', StringComparison.Ordinal) || path.Length == 0
            ? raw
            : LinkPath.PostPrefix + (path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path);
    }
}
