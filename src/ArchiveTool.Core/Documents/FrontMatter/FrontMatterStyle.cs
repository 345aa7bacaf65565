namespace ArchiveTool.Core.Documents.FrontMatter;

/// <summary>How a front matter value is written, which decides how a replacement is escaped.</summary>
internal enum FrontMatterStyle
{
    /// <summary>YAML without quotes, or a bare TOML or JSON value.</summary>
    Plain,

    /// <summary>YAML in single quotes.</summary>
    SingleQuoted,

    /// <summary>YAML in double quotes.</summary>
    DoubleQuoted,

    /// <summary>YAML block scalar (<c>|</c> or <c>&gt;</c>).</summary>
    Block,

    /// <summary>A JSON string or a TOML basic string.</summary>
    JsonString,

    /// <summary>A TOML literal string.</summary>
    TomlLiteral,
}
