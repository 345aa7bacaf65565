namespace ArchiveTool.Core.Files.Foreign;

/// <summary>A file is larger than what is read of its kind.</summary>
internal sealed class FileTooLargeException : IOException
{
    /// <param name="name">The file's name.</param>
    /// <param name="size">How large it is, for people.</param>
    /// <param name="most">How large it may be, in bytes.</param>
    public FileTooLargeException(string name, string size, long most)
        : base($"{name} is {size}; at most {ForeignFile.Size(most)} are read") => Size = size;

    /// <summary>How large it is, for people.</summary>
    public string Size { get; }
}
