namespace ArchiveTool.Core.Files;

/// <summary>
/// Something stands where a library keeps a file or folder: a symbolic link, a pipe, a device, a folder in place
/// of a file. It is neither followed nor opened.
/// </summary>
internal sealed class ForeignEntryException : IOException
{
    /// <param name="path">From the library's root.</param>
    /// <param name="kind">What stands there.</param>
    /// <param name="expected">What belongs there.</param>
    public ForeignEntryException(RelativePath path, EntryKind kind, EntryKind expected)
        : base($"{path} is {Describe(kind)}, not {Describe(expected)}; remove it or restore the library from a copy") =>
        Path = path;

    /// <summary>From the library's root.</summary>
    public RelativePath Path { get; }

    private static string Describe(EntryKind kind) =>
        kind switch
        {
            EntryKind.File => "a file",
            EntryKind.Folder => "a folder",
            EntryKind.Link => "a symbolic link",
            _ => "a pipe, a socket or a device",
        };
}
