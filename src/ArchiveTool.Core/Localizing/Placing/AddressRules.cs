using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>
/// What is written before the path of a file that the site serves, construct by construct: no single spelling works in
/// all of them on any generator.
/// </summary>
internal sealed record AddressRules
{
    private const UrlContext CssContext = UrlContext.CssUrl | UrlContext.CssDoubleQuoted | UrlContext.CssSingleQuoted;

    /// <summary>In Markdown's own syntax.</summary>
    public required string Markdown { get; init; }

    /// <summary>In Markdown's definitions of references; null for <see cref="Markdown"/>.</summary>
    public string? Definition { get; init; }

    /// <summary>In the attributes of raw HTML that the generator's own pictures have.</summary>
    public required string Html { get; init; }

    /// <summary>In any other attribute of raw HTML; null for <see cref="Html"/>.</summary>
    public string? OtherAttributes { get; init; }

    /// <summary>In the picture that a video shows first; null for <see cref="Html"/>.</summary>
    public string? Poster { get; init; }

    /// <summary>In CSS.</summary>
    public required string Css { get; init; }

    /// <summary>In front matter, which themes read.</summary>
    public required string FrontMatter { get; init; }

    /// <summary>In tags and shortcodes.</summary>
    public required string Tag { get; init; }

    /// <summary>Why, in sentences.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What is written for a file.</summary>
    /// <param name="reference">The reference in whose place it is written.</param>
    /// <param name="path">The file's path within the served folder, without a slash before it.</param>
    public string GetAddress(Reference reference, string path) => GetPrefix(reference) + path;

    /// <summary>One rule for every construct.</summary>
    public static AddressRules Uniform(string prefix, params string[] reasons) =>
        new()
        {
            Markdown = prefix,
            Html = prefix,
            Css = prefix,
            FrontMatter = prefix,
            Tag = prefix,
            Reasons = reasons,
        };

    private string GetPrefix(Reference reference) =>
        reference.Element switch
        {
            Reference.FrontMatterElement => FrontMatter,
            "markdown" when reference.Attribute == "definition" => Definition ?? Markdown,
            "markdown" => Markdown,
            "hexo-tag" or "hugo-shortcode" => Tag,
            _ when (reference.Syntax & CssContext) != UrlContext.None => Css,
            "img" or "source" when reference.Attribute is "src" or "srcset" => Html,
            "video" when reference.Attribute == "src" => Html,
            "video" when reference.Attribute == "poster" => Poster ?? Html,
            _ => OtherAttributes ?? Html,
        };
}
