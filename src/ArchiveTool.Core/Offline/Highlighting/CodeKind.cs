namespace ArchiveTool.Core.Offline.Highlighting;

/// <summary>What a part of code is.</summary>
internal enum CodeKind
{
    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A word of the language, a tag's name, a key.</summary>
    Keyword,
}
