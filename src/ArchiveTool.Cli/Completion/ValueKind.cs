namespace ArchiveTool.Cli.Completion;

/// <summary>What a shell offers as the value of an option or an argument.</summary>
internal enum ValueKind
{
    /// <summary>The option takes no value.</summary>
    None,

    /// <summary>One of a fixed set of words.</summary>
    Word,

    /// <summary>One of a fixed set of words, which must be bound by an equals sign and may be left out.</summary>
    BoundWord,

    /// <summary>A path of a file.</summary>
    File,

    /// <summary>A path of a folder.</summary>
    Folder,

    /// <summary>Text that no shell can know.</summary>
    Text,
}
