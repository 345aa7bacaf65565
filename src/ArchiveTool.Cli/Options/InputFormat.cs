namespace ArchiveTool.Cli.Options;

/// <summary>The words of <c>--input-format</c>.</summary>
internal enum InputFormat
{
    /// <summary>Not a word of it.</summary>
    None,

    /// <summary>By extension and content.</summary>
    Auto,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>Markdown.</summary>
    Markdown,
}
