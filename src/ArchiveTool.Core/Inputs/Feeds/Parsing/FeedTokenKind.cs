namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>What a <see cref="FeedTokenizer"/> came to.</summary>
internal enum FeedTokenKind
{
    /// <summary>The end of the document.</summary>
    End,

    /// <summary>A start tag.</summary>
    StartTag,

    /// <summary>An end tag.</summary>
    EndTag,

    /// <summary>Text, or a piece of it.</summary>
    Text,
}
