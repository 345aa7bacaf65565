namespace ArchiveTool.Core.Documents.FrontMatter;

/// <summary>The languages that front matter is written in.</summary>
internal enum FrontMatterKind
{
    /// <summary>Between lines of <c>---</c>.</summary>
    Yaml,

    /// <summary>Between lines of <c>+++</c> (Hugo).</summary>
    Toml,

    /// <summary>Between lines of <c>;;;</c> (Hexo), or one object in braces (Hugo).</summary>
    Json,
}
