namespace ArchiveTool.Core.Exports;

/// <summary>What posts of a library are exported as.</summary>
internal enum ExportKind
{
    /// <summary>HTML files that hold all they show.</summary>
    Html,

    /// <summary>A book: EPUB 3.3.</summary>
    Epub,

    /// <summary>A web archive: WACZ 1.1.1.</summary>
    Wacz,

    /// <summary>A folder of Markdown with pictures beside each post.</summary>
    Markdown,
}
