namespace ArchiveTool.Core.Documents.Html;

/// <summary>What the tokenizer read.</summary>
internal enum HtmlTokenKind
{
    /// <summary>Nothing is left.</summary>
    End,

    /// <summary>Text, character references as written.</summary>
    Text,

    /// <summary>Text of a CDATA section: nothing in it is a character reference.</summary>
    Cdata,

    /// <summary>A start tag.</summary>
    StartTag,

    /// <summary>An end tag.</summary>
    EndTag,

    /// <summary>A comment; start and end are those of its data.</summary>
    Comment,

    /// <summary>A doctype or a bogus comment: nothing to see.</summary>
    Other,
}
