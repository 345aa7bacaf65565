namespace ArchiveTool.Core.References;

/// <summary>
/// The syntaxes that a URL lands in, outermost first by their bits: a <c>url()</c> in a style attribute is
/// <c>HtmlDoubleQuoted | CssUrl</c>. A replacement is escaped for the innermost first. The scalars of YAML and TOML
/// literals, whatever their bits, stand outermost, since only front matter has them.
/// </summary>
[Flags]
public enum UrlContext
{
    /// <summary>Plain text: nothing to escape.</summary>
    None = 0,

    /// <summary>An HTML attribute value in double quotes.</summary>
    HtmlDoubleQuoted = 1,

    /// <summary>An HTML attribute value in single quotes.</summary>
    HtmlSingleQuoted = 1 << 1,

    /// <summary>An HTML attribute value without quotes.</summary>
    HtmlUnquoted = 1 << 2,

    /// <summary>A candidate in a <c>srcset</c>: no white space, no comma at either end.</summary>
    Srcset = 1 << 3,

    /// <summary>Inside <c>url(…)</c> without quotes.</summary>
    CssUrl = 1 << 4,

    /// <summary>A CSS string in double quotes.</summary>
    CssDoubleQuoted = 1 << 5,

    /// <summary>A CSS string in single quotes.</summary>
    CssSingleQuoted = 1 << 6,

    /// <summary>A Markdown destination without angle brackets.</summary>
    MarkdownBare = 1 << 7,

    /// <summary>A Markdown destination in angle brackets, or an autolink.</summary>
    MarkdownAngle = 1 << 8,

    /// <summary>A YAML plain scalar.</summary>
    YamlPlain = 1 << 9,

    /// <summary>A YAML scalar in single quotes.</summary>
    YamlSingleQuoted = 1 << 10,

    /// <summary>A YAML scalar in double quotes.</summary>
    YamlDoubleQuoted = 1 << 11,

    /// <summary>A line of a YAML block scalar.</summary>
    YamlBlock = 1 << 12,

    /// <summary>A TOML or JSON basic string in double quotes.</summary>
    JsonString = 1 << 13,

    /// <summary>A TOML literal string in single quotes.</summary>
    TomlLiteral = 1 << 14,

    /// <summary>A Hexo tag's argument without quotes.</summary>
    TagArgument = 1 << 15,

    /// <summary>The <c>content</c> of a meta refresh, behind <c>url=</c>.</summary>
    MetaRefresh = 1 << 16,
}
