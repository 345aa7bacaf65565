using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Core.Inputs;

/// <summary>Which files of a named folder are read. A named file always is.</summary>
internal sealed record InputSelection
{
    /// <summary>The extensions that make a file a post unless others are asked for.</summary>
    public static IReadOnlyList<string> DefaultExtensions { get; } =
    [".md", ".markdown", ".mdx", ".html", ".htm", ".xhtml", ".txt"];

    /// <summary>The extensions that are read; null for the default ones, of which <c>.txt</c> needs front matter.</summary>
    public IReadOnlyList<string>? Extensions { get; init; }

    /// <summary>Files and folders that are left out, relative to the named folder or to the working folder.</summary>
    public IReadOnlyList<PathGlob> ExcludedPaths { get; init; } = [];

    /// <summary>Whether files that <c>.gitignore</c> leaves out are read too.</summary>
    public bool ReadIgnored { get; init; }

    /// <summary>Whether files and folders whose names begin with a dot are read too.</summary>
    public bool ReadHidden { get; init; }

    /// <summary>The default.</summary>
    public static InputSelection Default { get; } = new();

    /// <summary>Whether a file of a folder is a post by its name and, for <c>.txt</c>, its beginning.</summary>
    internal bool IsPost(string path)
    {
        var extension = Path.GetExtension(path);
        if (Extensions is { } asked)
        {
            return asked.Contains(extension, StringComparer.OrdinalIgnoreCase);
        }

        return DefaultExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase)
            && (!extension.Equals(".txt", StringComparison.OrdinalIgnoreCase) || HasFrontMatter(path));
    }

    /// <summary>Whether a path is left out by name.</summary>
    /// <param name="path">The path.</param>
    /// <param name="named">The folder that was named.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    internal bool LeaveOut(string path, string named, bool isFolder)
    {
        var name = Path.GetFileName(path);
        if (name is "node_modules" or ".git" || (!ReadHidden && name.StartsWith('.')))
        {
            return true;
        }

        return ExcludedPaths.Count > 0
            && ExcludedPaths.Any(glob =>
                glob.Names(Relative(named, path), isFolder)
                || glob.Names(Relative(Environment.CurrentDirectory, path), isFolder)
            );
    }

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static bool HasFrontMatter(string path)
    {
        try
        {
            Span<byte> start = stackalloc byte[8];
            using var file = ForeignFile.Open(path);
            var read = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            read = read.StartsWith("\uFEFF"u8) ? read[3..] : read;
            return read.StartsWith("---"u8) || read.StartsWith("+++"u8) || read.StartsWith(";;;"u8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Reading it as an input says what is wrong.
            return true;
        }
    }
}
