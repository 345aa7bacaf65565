namespace ArchiveTool.Core.Documents.Css;

/// <summary>The tokens of CSS that decide what is a URL and where blocks are.</summary>
internal enum CssTokenKind
{
    /// <summary>Nothing is left.</summary>
    End,

    /// <summary>White space or a comment.</summary>
    Space,

    /// <summary>A string; the range is what stands inside its quotes.</summary>
    String,

    /// <summary>A string that a line end broke off, or a URL with what no URL may hold.</summary>
    Bad,

    /// <summary><c>url(…)</c> without quotes; the range is what stands inside, white space left out.</summary>
    Url,

    /// <summary>A name with an opening parenthesis; the range is the name.</summary>
    Function,

    /// <summary>An at sign with a name; the range is the name.</summary>
    AtKeyword,

    /// <summary>One of <c>( ) [ ] { } ;</c>.</summary>
    Mark,

    /// <summary>Anything else: names, numbers, hashes, delimiters.</summary>
    Other,
}
